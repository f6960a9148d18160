"""Nodes that give a text its structure: callouts, steps, questions and the like."""

from blog.node import Node

STRUCTURE: tuple[Node, ...] = ()

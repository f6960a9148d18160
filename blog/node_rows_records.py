"""Nodes that show a record of the site: pictures, speakers, other articles, reusable parts."""

from blog.node import Node

RECORDS: tuple[Node, ...] = ()

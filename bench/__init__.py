"""Measures the project; run by `make bench`, never by the tests."""

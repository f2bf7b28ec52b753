"""Headings, lists, run-in labels, boxes and prose → provisional items and passages."""

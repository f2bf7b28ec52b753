"""Blocks → plan in the common schema. Knows municipalities, not formats."""

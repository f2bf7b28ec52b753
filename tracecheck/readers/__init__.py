"""File → blocks with places. Knows formats, not municipalities."""

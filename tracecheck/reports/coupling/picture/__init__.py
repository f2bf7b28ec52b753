"""The red threads as pictures: one SVG, the same in every format."""

"""From estimates to draws. Draws of a quantity depend on its name and the seed alone."""

"""Cost of a kilogram by line, capital cost, fixed cost, order and curve."""

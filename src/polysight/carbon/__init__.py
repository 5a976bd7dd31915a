"""What a kilogram emits. The stage is the first axis; axes behind it (plant, draw) are free."""

"""Questions to the rooms and their answers as documents, the same for every surface."""

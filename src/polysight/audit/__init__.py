"""Do the numbers of a report hold together: claims in, findings out."""

"""The steps of a study, one file each: rows in, arrays with their derivation out."""

"""The REST interface and the page: they translate requests and answers, and never compute."""

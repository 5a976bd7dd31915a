"""The report room: a study as pages, PDFs, figures and a file of numbers, in two languages."""

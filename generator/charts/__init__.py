"""Charts: public values become a small series of plain data, and the series becomes a picture. What is not in the
series cannot get into the picture; beside the picture stand its sentence, its caption and the same facts as a table."""

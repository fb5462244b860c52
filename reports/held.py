"""What the rows of the tables of packs are, for whoever is told what is held about them."""

TABLES = {
    "reports.builtpack": "Packs that were put forward",
    "reports.making": "Files of packs that were asked for",
    "reports.pack": "Packs",
    "reports.packstep": "Steps that were taken with packs",
    "reports.release": "Files of packs that were released",
    "reports.withholding": "Files of packs that were withheld",
}

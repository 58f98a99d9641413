"""How the site speaks: words, numbers, money and dates in Indonesian and English."""

"""What visitors of the fictional example might type, and the page that answers it.

Written down from the pages alone, before any result was looked at, in other forms of the words than the pages use:
with another prefix or suffix, or with none.
"""

from collections.abc import Mapping
from typing import Final

ASKED: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "jahitan seragam": "cohorts/semarang-2023/jahit/",
        "anyaman pandan": "cohorts/yogyakarta-2026/anyam/",
        "anyam keranjang": "cohorts/semarang-2023/kriya-rotan/",
        "masak bekal sekolah": "cohorts/semarang-2023/dapur/",
        "cucian kiloan": "cohorts/surabaya-2024/cuci/",
        "tanaman sayur": "cohorts/surabaya-2024/kebun-atap/",
        "bertani sayur": "cohorts/surabaya-2024/kebun-atap/",
        "panggang roti": "cohorts/yogyakarta-2026/roti/",
        "memperbaiki sepeda": "cohorts/surakarta-2025/bengkel/",
        "pembelian dari petani": "cohorts/surabaya-2024/pasar-bersama/",
        "berdagang": "cohorts/surabaya-2024/pasar-bersama/",
        "perlindungan orang": "about/",
        "menyetujui cerita": "about/",
        "penahanan informasi": "protection/",
        "kerugian seseorang": "protection/",
        "perhitungan persentase": "method/",
        "menjual di luar rumah": "method/",
        "pencapaian kelompok": "outcomes/",
        "pelatihan pembukuan": "programme/",
        "selenggara program": "programme/",
        "mendampingi setahun": "cohorts/semarang-2023/",
        "perkenalan di dua tempat": "cohorts/yogyakarta-2026/",
        "disalurkan kedua": "cohorts/yogyakarta-2026/",
        "pengelolaan pasar kecil": "cohorts/surabaya-2024/",
        "pembukaan bengkel": "cohorts/surakarta-2025/",
        "ketersediaan dana berikutnya": "cohorts/kulon-progo-2027/",
        "tempuh tahap": "cohorts/",
        "penelusuran angka": "",
        "mewawancarai direktur": "sources/",
        "resepnya": "cohorts/semarang-2023/stories/tetangga-belajar/",
    },
    "en": {
        "sewing uniforms": "cohorts/semarang-2023/jahit/",
        "weaving bags": "cohorts/yogyakarta-2026/anyam/",
        "rattan basket": "cohorts/semarang-2023/kriya-rotan/",
        "cooking for meetings": "cohorts/semarang-2023/dapur/",
        "laundries": "cohorts/surabaya-2024/cuci/",
        "growing vegetables": "cohorts/surabaya-2024/kebun-atap/",
        "baking": "cohorts/yogyakarta-2026/roti/",
        "repairing bicycles": "cohorts/surakarta-2025/bengkel/",
        "market stalls": "cohorts/surabaya-2024/pasar-bersama/",
        "withholding": "protection/",
        "harming participants": "protection/",
        "withdraw consent": "about/",
        "computing percentages": "method/",
        "bookkeeping trainers": "programme/",
        "interviews with the director": "sources/",
        "mentoring for a year": "cohorts/semarang-2023/",
        "opening a workshop": "cohorts/surakarta-2025/",
        "recipes": "cohorts/semarang-2023/stories/tetangga-belajar/",
        "reaching targets": "outcomes/",
        "reviewing cash books": "cohorts/yogyakarta-2026/",
    },
}
"""By language: what is typed, and the address inside that language."""

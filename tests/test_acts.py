"""What an utterance does, by its words."""

import pytest

from attributed import found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Bagi kami ini sangat bermakna", "evaluate"),
        ("Kebijakan itu tidak memiliki dasar hukum", "evaluate"),
        ("senang bisa kembali ke kampung", "evaluate"),
        ("Dinas akan terus memantau muka air", "promise"),
        ("Belum ada truk yang lewat, tetapi kami memperkirakan antrean akan terjadi", "predict"),
        ("Harga garam bisa naik lagi pekan depan", "predict"),
        ("penjualan ditargetkan tumbuh seperlima", "predict"),
        ("Marilah kita bersama menjaga sungai", "demand"),
        ("Hasilnya lebih rendah dari yang diperkirakan", "assert"),
        ("Rapat pekan depan dipindah ke balai desa", "assert"),
    ],
)
def test_act_of_words(said, expected):
    assert found(f'"{said}," kata Bagas.')[0][-1] == expected

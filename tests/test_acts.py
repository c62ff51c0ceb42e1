"""What an utterance does, by its words."""

import pytest

from attributed import found
from runut.extract.acts import plans


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Bagi kami ini sangat bermakna", "evaluate"),
        ("Kebijakan itu tidak memiliki dasar hukum", "evaluate"),
        ("senang bisa kembali ke kampung", "evaluate"),
        ("Dinas akan terus memantau muka air", "promise"),
        ("Endapan lumpur kemungkinan besar akan terus menyebabkan banjir di hilir", "predict"),
        ("Pemerintah desa tidak akan tinggal diam atas pencurian pasir", "warn"),
        ("Saya sampaikan tetap kita menanam bakau di hilir", "promise"),
        ("Belum ada truk yang lewat, tetapi kami memperkirakan antrean akan terjadi", "predict"),
        ("Harga garam bisa naik lagi pekan depan", "predict"),
        ("penjualan ditargetkan tumbuh seperlima", "predict"),
        ("Marilah kita bersama menjaga sungai", "demand"),
        ("Hasilnya lebih rendah dari yang diperkirakan", "assert"),
        ("Rapat pekan depan dipindah ke balai desa", "assert"),
        # who will ask does not ask yet, and who asks heaven or for pardon asks nobody here
        ("Kami akan mendorong kepala desa memakai garam lokal", "promise"),
        ("Kami berdoa, kita minta kepada Tuhan supaya panen baik", "assert"),
        ("Kami mohon maaf tidak semua warga terlayani", "assert"),
        ("Setiap obat yang kami minta selalu tersedia", "assert"),
        # duties and prohibitions of others; not what had to be done, and no duty of one's own
        ("Pemilik tambak wajib menanam bakau", "demand"),
        ("Air itu banyak, tetapi pemakaiannya harus dibatasi", "demand"),
        ("Segera laporkan kepada petugas", "demand"),
        ("Kalau menyangkut warga, jangan dijalankan dulu", "demand"),
        ("Tidak perlu panik, pendaftaran masih panjang", "demand"),
        ("Jangankan jembatan, jalan saja belum ada", "assert"),
        ("Kurs itu membuat pabrik harus menghitung ulang biaya", "assert"),
        ("Akibatnya, pemerintah desa harus menunda belanja", "assert"),
        ("Pendaftaran tidak harus dilakukan di sekolah", "assert"),
        # what is not told yet
        ("Saya cek dulu suratnya", "withhold"),
        ("Belum ada informasi yang bisa kami sampaikan", "withhold"),
        # one's own plans, and plans of others that are but a schedule
        ("komitmennya untuk menjaga sungai", "promise"),
        ("tidak akan menyetujui usul itu", "promise"),
        ("lembaganya akan menghormati putusan itu", "promise"),
        ("Kami ingin memperkuat kerja sama itu", "promise"),
        ("Kami ingin memastikan data itu benar", "assert"),
        ("Bantuan akan dibagikan selama dua bulan", "assert"),
        ("Kalau dibiarkan, lubang itu akan ditutup lumpur", "predict"),
        ("optimistis panen bisa berlipat", "predict"),
        ("Saya kira ada lah", "confirm"),
        ("Makan larut malam berpotensi memicu sakit perut", "warn"),
        # an opinion in "saya kira" is a forecast only of what is to come
        ("Saya kira itu hal yang lumrah", "evaluate"),
        ("Saya kira harga itu bisa naik", "predict"),
        ("terkejut dengan razia itu", "evaluate"),
        ("Kami sangat senang jembatan itu akan dibuka", "evaluate"),
        ("pihaknya menyambut baik rencana itu", "evaluate"),
        ("tidak setuju dengan anggapan itu", "deny"),
        ("Kalau saya senang bicaranya lewat angka", "assert"),
        ("Desa itu menjadi pintu masuk pendaki", "assert"),
        # judgements: of what is good or bad, important, lawful, unclear
        ("Kami menilai tanggapan warga itu biasa saja", "evaluate"),
        ("Panen sudah selesai. Kami ingin menyampaikan terima kasih kepada warga", "evaluate"),
        ("Saya menyampaikan selamat atas pelantikan itu", "evaluate"),
        ("Tim kami bermain kurang pintar", "evaluate"),
        ("Hasil panen tahun ini cukup bagus", "evaluate"),
        ("Warga yang kurang baik nasibnya sudah dibantu", "assert"),
        ("Pasal itu menimbulkan ketidakjelasan", "evaluate"),
        ("Aturan baru itu tidak menimbulkan kebingungan", "assert"),
        ("Koperasi menjadi fondasi penting bagi desa", "evaluate"),
        ("Izin tambak itu bertentangan dengan peraturan daerah", "evaluate"),
        ("Kenaikan harga dikhawatirkan akan mengurangi panen", "evaluate"),
        # wishes and duties told without asking
        ("Kerja sama ini baik. Harapan kami, jembatan itu cepat selesai", "demand"),
        ("Supaya warga juga mendapat tempat, di balai desa atau di sekolah", "demand"),
        ("Supaya sah, surat itu harus ditandatangani", "assert"),
        ("Kapal besar seharusnya tidak memakai dermaga itu", "demand"),
        ("Peristiwa itu menjadi pengingat bagi nelayan agar memakai pelampung", "demand"),
        # threats, dangers, what comes of something, what stays decided
        ("Kami tidak akan mentoleransi pencurian pasir", "warn"),
        ("Menarik perahu itu justru membahayakan penumpang", "warn"),
        ("Utang itu besar. Hal itu akan menyebabkan biaya naik", "predict"),
        ("Aturan yang jelas dari para bupati di pesisir akan mengangkat harga", "predict"),
        ("Perahu itu akan tetap dikenakan denda", "promise"),
        ("niatnya untuk memperluas tambak", "promise"),
        # thanks and praise, whatever form they take
        ("Kami berterima kasih kepada warga yang meminjamkan perahu", "evaluate"),
        ("terima kasihnya kepada warga yang meminjamkan perahu", "evaluate"),
        ("apresiasinya atas kerja para nelayan", "evaluate"),
        # who knows of a thing to come promises nothing, nor does who stays as he was
        ("Saya tahu ini akan menguatkan mereka", "predict"),
        ("Alasan saya untuk tetap tinggal di desa adalah keluarga", "assert"),
        ("Rasa senang saya mendayung tetap terasa seperti dulu", "assert"),
        # to be sure of what is so is no forecast, nor is an estimate of what was
        ("Saya yakin Wanasari adalah desa yang aman", "assert"),
        ("Saya yakin panen raya bisa dimulai bulan depan", "predict"),
        ("Letusan itu diperkirakan bersumber dari kedalaman dangkal", "assert"),
        ("Serangan itu menargetkan lokasi peluncuran roket", "assert"),
        # what befalls people is no duty of theirs
        ("Puluhan warga harus dilarikan ke puskesmas", "assert"),
        ("Warga diminta mengungsi ke balai desa", "demand"),
        ("Semua pihak harus menahan diri", "demand"),
        ("Pemerintah desa harus menanggung biayanya", "demand"),
        ("Masyarakat sebaiknya mengungsi", "demand"),
        ("Warga harus memakai pelampung", "demand"),
        ("Kami meminta keterangan beberapa nelayan", "assert"),
        # calls on others without a word of asking
        ("Salurkan perahu itu dengan cepat, terutama ke hilir", "demand"),
        ("Hindari lereng yang curam", "demand"),
        ("Kalau melihat asap, segera laporkan ke posko", "demand"),
        ("Bahkan perahu itu masih baru", "assert"),
        ("Pendaki tidak direkomendasikan memasuki radius dua kilometer", "demand"),
        ("Semua yang melanggar adat harus mempertanggungjawabkan perbuatannya", "demand"),
        ("Ke depan, koperasi harus berjalan lebih cepat", "demand"),
        ("Pengurus koperasi juga harus tegas", "demand"),
        ("Sudah saatnya bupati turun ke pasar", "demand"),
        ("Perlu adanya pendampingan bagi petani garam", "demand"),
        ("Anak kecil sebaiknya tidak menyeberang sendiri", "demand"),
        ("Berhenti menyebarkan kabar itu, desa ini butuh ketenangan", "demand"),
        ("Cabut izin tambak itu!", "demand"),
        ("Setiap perahu tanpa pelampung dilarang menyeberang", "demand"),
        # what is hoped of a thing is a forecast, of people a call
        ("Dermaga baru ini diharapkan dapat menekan biaya angkut", "predict"),
        ("Masyarakat diharapkan dapat menjaga dermaga itu", "demand"),
        ("Dengan begitu, pemerintah desa diharapkan dapat mengabari pembeli", "demand"),
        # the "akan" of a clause within is not that of the statement
        ("Panen turun karena pupuk diduga tidak akan cukup", "assert"),
        ("Karena tahun ini tidak akan ada lelang garam", "predict"),
        ("Rapat yang akan digelar di balai desa itu akan membahas harga garam", "predict"),
        ("Permintaan garam berpotensi untuk mengalami kenaikan", "predict"),
        # threats to go to law, and to act unless
        ("Tidak menutup kemungkinan menempuh jalur hukum", "warn"),
        ("Nelayan akan terus melakukan aksi jika pasal itu tetap disahkan", "warn"),
        ("Kami sangat berhati-hati memilih benih itu", "assert"),
        ("Partainya membuka peluang untuk calon lain", "promise"),
        ("Ia akan menyampaikan sikap desa itu kepada bupati", "promise"),
        ("Kalau soal harga, itu saya belum bisa sampaikan", "withhold"),
        ("Di catatan pelabuhan memang benar ada kapal bernama itu", "confirm"),
        ("Saya konfirmasi langsung kepada juru mudinya", "assert"),
        # judgements of a deed, a failure, a weight
        ("Kekalahan itu sangat menyakitkan", "evaluate"),
        ("Itu tindakan yang tidak tepat oleh pengurus", "evaluate"),
        ("Sistem irigasi itu gagal memberikan air kepada petani", "evaluate"),
        ("Putusan itu menunjukkan dengan jelas kelemahan pengurus", "evaluate"),
        ("Jual beli pupuk di atas harga itu tidak dapat ditoleransi", "evaluate"),
        ("Syarat itu terlalu ketat bagi nelayan", "evaluate"),
        ("Film itu adalah film terbaik Ratih setelah Kemarau", "evaluate"),
        ("Rasa haru karena disambut seperti anak sendiri", "evaluate"),
        ("Saya memahami kekecewaan para nelayan", "assert"),
        ("Kami sangat membantah tuduhan itu", "deny"),
        ("Mas tolong jaga perahu itu", "demand"),
        ("akan melaporkan pengurus itu ke polisi", "warn"),
        ("Pihaknya memang ingin berkolaborasi dengan nelayan", "promise"),
        ("Alhamdulillah, semua perahu sudah kembali", "assert"),
    ],
)
def test_act_of_words(said, expected):
    assert found(f'"{said}," kata Bagas.')[0][-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bagas meyakini dermaga itu dapat menekan biaya.", "predict"),
        ("Bagas meyakini dermaga itu milik desa.", "assert"),
        ("Bagas menyebut rapat itu sebagai kegagalan pengurus.", "evaluate"),
        ("Bagas membuka kemungkinan menempuh jalur hukum terkait dermaga itu.", "warn"),
        ("Bagas membuka kemungkinan memanggil pengurus koperasi.", "promise"),
    ],
)
def test_act_of_cue_and_words_together(text, expected):
    assert found(text)[0][-1] == expected


@pytest.mark.parametrize(
    ("content", "names", "expected"),
    [
        ("Dinas Air juga akan membangun tanggul", ["Ratih Kumala", "Kepala Dinas Air"], True),
        ("Pada 2031 Dinas Air akan fokus pada hulu", ["Kepala Dinas Air"], True),
        ("Dinas Air tidak akan menaikkan tarif", ["Dinas Air"], True),
        ("Dinas Pasar akan membangun tanggul", ["Ratih Kumala", "Kepala Dinas Air"], False),
        ("Tanggul akan dibangun Dinas Air", ["Dinas Air"], False),
    ],
)
def test_a_forecast_of_ones_own_deed_is_a_promise(content, names, expected):
    assert plans(content, names, "id") is expected


def test_a_bare_verb_calls_on_others_in_the_speakers_own_words_only():
    assert found("Lurah Dwi Kamandaka mengaku siapkan dana tiga miliar untuk pasar.")[0][-1] == "assert"
    assert found('"Siapkan dana tiga miliar untuk pasar," kata Lurah Dwi Kamandaka.')[0][-1] == "demand"

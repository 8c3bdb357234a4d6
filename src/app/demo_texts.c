/* demo_texts.c - what people of the demonstration write: all invented, of the lengths and subjects of real reports. */
#include "app/demo.h"

#define KCS "KCS"
#define DPU "DPU"
#define KCT "KCT"

const struct demo_story demo_stories[] = {
	{KCS, "lambat", "daftar-penduduk", "kartu-keluarga", "Kartu keluarga belum jadi setelah {hari} hari kerja",
	    "Saya mengurus perubahan kartu keluarga di loket {tempat}. Petugas berkata dua hari kerja selesai. Sekarang sudah {hari} "
	    "hari kerja dan setiap kali saya datang dijawab sistem sedang gangguan. Anak saya perlu kartu keluarga untuk mendaftar sekolah.",
	    "Kartu keluarga selesai minggu ini dan ada kabar yang jelas", "Mohon sebutkan nomor resi pada bukti pengambilan Anda.",
	    "Nomor resinya saya lihat lagi di rumah: A-{nomor}.",
	    "Berkas Anda sudah kami temukan. Tertahan karena data anak belum padan; sedang kami perbaiki.",
	    "Kartu keluarga Anda sudah terbit dan dapat diambil di loket 3 tanpa antre. Keterlambatan terjadi karena data tidak padan "
	    "dan kami tidak mengabari Anda. Kami minta maaf; petugas loket kini wajib mengirim kabar pada hari janji."},
	{KCS, "lambat", "daftar-penduduk", "ktp-el", "KTP elektronik hilang, cetak ulang menunggu {hari} hari",
	    "Saya melapor kehilangan KTP di {tempat} dan diminta menunggu satu hari kerja. Sudah {hari} hari belum ada kabar. Saya tidak "
	    "bisa mengurus rekening bank.", "KTP dicetak", NULL, NULL, "Kami memeriksa antrean cetak di UPT.",
	    "KTP Anda sudah dicetak dan dapat diambil. Alat cetak rusak dua hari; pekerjaan dipindahkan ke UPT lain mulai hari ini."},
	{KCS, "lambat", "catatan-sipil", "akta-kelahiran", "Akta kelahiran anak terlambat {hari} hari kerja",
	    "Permohonan akta kelahiran anak saya sudah lengkap. Janjinya tiga hari kerja, sekarang {hari} hari kerja. Saya menunggu untuk "
	    "mendaftarkan jaminan kesehatan.", "Akta terbit dan dikirim", NULL, NULL, NULL,
	    "Akta sudah terbit dan dikirim ke alamat Anda. Dua operator cuti bersamaan; kami menambah satu operator pengganti."},
	{KCS, "lambat", "daftar-penduduk", "kia", "Kartu identitas anak tidak ada kabar",
	    "Sudah {hari} hari sejak saya mengajukan KIA di {tempat}. Tidak ada kabar sama sekali.", NULL, NULL, NULL, NULL,
	    "KIA sudah selesai dan dapat diambil di tempat Anda mengajukan."},
	{KCS, "lambat", "daftar-penduduk", "pindah-datang", "Surat pindah diproses terlalu lama",
	    "Saya pindah dari {tempat} karena pekerjaan. Surat pindah dijanjikan satu hari kerja, tetapi sudah {hari} hari belum selesai.",
	    "Surat pindah selesai", "Daerah tujuan Anda di mana?", "Tujuannya kabupaten tetangga, alamat lengkap ada di formulir.",
	    "Kami menghubungi daerah tujuan.", "Surat pindah sudah terbit secara elektronik dan terkirim ke daerah tujuan."},
	{KCS, "sikap", "daftar-penduduk", NULL, "Petugas loket membentak warga lanjut usia",
	    "Ibu saya berumur 74 tahun bertanya dua kali karena pendengarannya kurang. Petugas di {tempat} membentak di depan orang banyak. "
	    "Beliau pulang tanpa mengurus apa pun.", "Permintaan maaf dan pelayanan prioritas", NULL, NULL,
	    "Atasan petugas sudah kami mintai keterangan.",
	    "Kami minta maaf kepada Ibu Anda. Petugas sudah ditegur tertulis dan seluruh loket diingatkan tentang antrean prioritas. "
	    "Petugas kami dapat datang ke rumah untuk mengurus keperluan beliau."},
	{KCS, "sikap", "catatan-sipil", NULL, "Petugas bermain telepon saat antrean panjang",
	    "Di {tempat} hanya satu dari tiga loket melayani. Petugas di loket dua bermain telepon selama saya menunggu.", NULL, NULL, NULL,
	    NULL, "Terima kasih. Jadwal loket sudah kami ubah: pada jam ramai ketiga loket wajib buka, diperiksa kepala seksi."},
	{KCS, "pungutan", "sekretariat", NULL, "Diminta uang agar berkas didahulukan",
	    "Seseorang yang mengaku petugas di {tempat} meminta uang supaya berkas saya didahulukan. Saya menolak dan berkas saya tidak "
	    "diproses. Hubungi saya di 0812-3456-7{nomor} bila perlu.", "Diperiksa dan ditindak", NULL, NULL,
	    "Laporan ini sedang diperiksa bersama Inspektorat.",
	    "Pemeriksaan selesai. Orang itu calo, bukan pegawai; kami memasang petugas keamanan dan papan «semua layanan gratis» di pintu. "
	    "Berkas Anda sudah diproses."},
	{KCS, "sarana", "sekretariat", NULL, "Kursi roda dan jalan landai tidak tersedia",
	    "Ayah saya memakai kursi roda. Di {tempat} tidak ada jalan landai sehingga beliau harus digendong naik tangga.",
	    "Jalan landai", NULL, NULL, "Kami mengukur tempatnya minggu ini.",
	    "Jalan landai sementara sudah dipasang; yang tetap dibangun triwulan depan. Petugas dapat melayani di bawah bila diminta."},
	{KCS, "sarana", "sekretariat", NULL, "Ruang tunggu panas dan kurang kursi",
	    "Ruang tunggu {tempat} sangat panas, hanya ada dua belas kursi untuk lebih dari lima puluh orang.", NULL, NULL, NULL, NULL,
	    "Dua kipas dan dua puluh kursi tambahan sudah dipasang."},
	{KCS, "tanya", "upipm", "kartu-keluarga", "Syarat menambah anggota kartu keluarga",
	    "Apa saja syarat menambah anak yang baru lahir ke kartu keluarga, dan apakah harus datang ke {tempat}?", NULL, NULL, NULL, NULL,
	    "Syaratnya kartu keluarga lama, buku nikah, dan surat keterangan lahir. Dapat diajukan daring atau di loket mana pun; gratis."},
	{KCS, "tanya", "upipm", "ktp-el", "Apakah rekam KTP bisa hari Sabtu?",
	    "Saya bekerja Senin sampai Jumat. Apakah perekaman KTP di {tempat} buka hari Sabtu?", NULL, NULL, NULL, NULL,
	    "Perekaman hari Sabtu ada di mal pelayanan setiap minggu kedua, pukul 09.00–12.00. Tidak perlu mendaftar lebih dulu."},
	{KCS, "usul", "sekretariat", NULL, "Usul: kabar lewat pesan saat berkas selesai",
	    "Sebaiknya pemohon dikirimi pesan ketika berkas selesai, supaya tidak bolak-balik ke {tempat}.", NULL, NULL, NULL, NULL,
	    "Terima kasih, usul ini masuk rencana perbaikan. Uji coba dimulai di dua UPT bulan depan dan hasilnya kami umumkan."},
	{DPU, "jalan-rusak", "jalan", "perbaikan-jalan", "Jalan berlubang di {tempat}",
	    "Lubang di {tempat} sudah {hari} minggu dan makin dalam. Kemarin malam seorang pengendara jatuh.", "Segera ditambal", NULL, NULL,
	    "Tim sudah meninjau; masuk jadwal tambal minggu ini.", "Lubang sudah ditambal. Bila turun lagi, mohon kabari kami."},
	{DPU, "jalan-rusak", "jalan", "perbaikan-jalan", "Tambalan jalan sudah rusak lagi",
	    "Jalan di {tempat} baru ditambal sebulan lalu, sekarang pecah lagi. Mobil antre karena satu lajur tidak bisa dipakai.", NULL,
	    "Di depan bangunan nomor berapa kira-kira?", "Di depan nomor {nomor}, dekat pertigaan.", NULL,
	    "Lapisan dasarnya rusak. Sudah dibongkar dan dilapis ulang; penyedia mengerjakannya dalam masa pemeliharaan."},
	{DPU, "jalan-rusak", "jalan", NULL, "Trotoar terputus oleh tiang",
	    "Trotoar di {tempat} terhalang tiang sehingga pejalan kaki turun ke jalan raya. Berbahaya bagi anak sekolah.", NULL, NULL, NULL,
	    "Kami bersurat kepada pemilik tiang.", "Tiang sudah digeser oleh pemiliknya; trotoar disambung kembali."},
	{DPU, "saluran", "saluran", "pembersihan-saluran", "Saluran tersumbat, air masuk rumah",
	    "Setiap hujan, air dari saluran di {tempat} masuk ke rumah kami setinggi mata kaki. Sudah {hari} kali bulan ini.",
	    "Saluran dikeruk", NULL, NULL, "Jadwal pengerukan ditetapkan.", "Saluran sudah dikeruk sepanjang 180 meter dan saringan dipasang."},
	{DPU, "saluran", "saluran", "pembersihan-saluran", "Bau dan sampah di sungai kecil",
	    "Sungai kecil di {tempat} penuh sampah dan berbau. Jentik nyamuk banyak.", NULL, NULL, NULL, NULL,
	    "Sungai dibersihkan dua hari. Jaring sampah dipasang; pengangkutan kini setiap Selasa dan Jumat."},
	{DPU, "lampu", "lampu", "lampu-jalan", "Lampu jalan mati di {tempat}",
	    "Tiga lampu jalan berturut-turut mati di {tempat}, sudah {hari} malam gelap.", NULL, "Apakah ada nomor pada tiangnya?",
	    "Ada, tertulis {nomor}.", NULL, "Ketiga lampu sudah menyala; penggantian balas lampu."},
	{DPU, "lampu", "lampu", "lampu-jalan", "Lampu menyala siang hari",
	    "Lampu di {tempat} menyala terus siang dan malam. Sayang listriknya.", NULL, NULL, NULL, NULL,
	    "Sensor cahayanya sudah diganti."},
	{DPU, "pungutan", "upipm", NULL, "Dipungut biaya untuk izin galian",
	    "Saya diminta membayar di luar ketentuan untuk izin galian pipa di {tempat}.", NULL, NULL, NULL,
	    "Sedang diperiksa.", "Tidak ada biaya di luar retribusi resmi. Uang dikembalikan; kasusnya ditangani Inspektorat."},
	{DPU, "tanya", "upipm", NULL, "Siapa yang merawat jalan perumahan?",
	    "Jalan di perumahan {tempat} belum diserahkan pengembang. Siapa yang memperbaikinya?", NULL, NULL, NULL, NULL,
	    "Sebelum diserahkan, kewajiban pengembang. Kami melampirkan cara meminta serah terima kepada dinas perumahan."},
	{DPU, "usul", "upipm", NULL, "Usul polisi tidur dekat sekolah",
	    "Mohon dipasang polisi tidur di {tempat} karena banyak anak menyeberang.", NULL, NULL, NULL, NULL,
	    "Usul diteruskan ke forum lalu lintas; keputusannya diumumkan akhir bulan ini."},
	{KCT, "antrean", "puskesmas-timur", "puskesmas-rawat-jalan", "Menunggu {hari} jam di puskesmas",
	    "Datang pukul tujuh pagi, baru dipanggil setelah {hari} jam. Nomor antrean dilompati.", NULL, NULL, NULL,
	    "Kami memeriksa catatan antrean hari itu.", "Nomor terlompat karena kartu tertukar. Kini dipanggil dengan layar dan suara."},
	{KCT, "antrean", "puskesmas-timur", "puskesmas-rawat-jalan", "Loket obat tutup sebelum waktunya",
	    "Loket obat sudah tutup pukul satu padahal tertulis sampai pukul dua.", NULL, NULL, NULL, NULL,
	    "Jadwal petugas obat sudah diperbaiki; jam tutup sesuai papan."},
	{KCT, "sikap", "puskesmas-timur", NULL, "Perawat ramah dan sigap, terima kasih, tetapi petunjuk kurang",
	    "Pelayanannya baik, hanya papan petunjuk ke ruang imunisasi tidak ada sehingga kami tersesat.", NULL, NULL, NULL, NULL,
	    "Papan petunjuk sudah dipasang di tiga tempat."},
	{KCT, "surat", "kelurahan-mekar", "surat-keterangan-usaha", "Surat keterangan usaha ditunda terus",
	    "Pengurusan surat keterangan usaha di {tempat} ditunda {hari} kali karena pejabat tidak di tempat.", NULL, NULL, NULL, NULL,
	    "Surat sudah terbit. Bila lurah tidak di tempat, kini sekretaris yang menandatangani."},
	{KCT, "pungutan", "upipm", NULL, "Diminta sumbangan untuk surat pengantar",
	    "Di {tempat} diminta sumbangan seikhlasnya sebelum surat diberikan. Tidak ada tanda terima.", NULL, NULL, NULL,
	    "Sedang diperiksa bersama Inspektorat.", "Kotak sumbangan dihapus; pemberitahuan gratis dipasang di meja pelayanan."},
	{KCT, "tanya", "upipm", NULL, "Jadwal imunisasi bulan ini", "Kapan jadwal imunisasi bayi di {tempat} bulan ini?", NULL, NULL, NULL,
	    NULL, "Setiap Rabu minggu kedua dan keempat pukul 08.00–11.00, bawa buku KIA."},
};
const size_t demo_story_count = COUNT(demo_stories);

const char *const demo_places[] = {
	"Jalan Melati", "Jalan Kenanga Raya", "Jalan Pahlawan Contoh", "Gang Mawar 3", "Kelurahan Sukamaju", "Kelurahan Mekarjaya",
	"Pasar Lama", "Simpang Tiga Beringin", "Perumahan Griya Asri", "Kecamatan Utara", "Kecamatan Selatan", "Jembatan Merah Contoh",
	"Terminal Timur", "Kampung Nelayan", "Jalan Cendana blok C", "Alun-alun",
};
const size_t demo_place_count = COUNT(demo_places);

const char *const demo_names[] = {
	"Sari Contoh", "Budi Rekaan", "Ani Misalnya", "Joko Umpama", "Dewi Ibarat", "Rahmat Seumpama", "Tini Perumpama", "Made Contohan",
	"Yusuf Rekayasa", "Lina Andaian", "Hendra Misalkan", "Ratna Ilustrasi",
};
const size_t demo_name_count = COUNT(demo_names);

/* password_common.c - see password_common.h. */
#include "core/password_common.h"

#include "base/strs.h"

enum {
	FEW_CHARACTERS = 4, /* so few different ones, or fewer, is common whatever the length */
	RUN_MIN = 4,        /* shortest row of neighbours that is a piece */
	PIECES_FEW = 3,     /* so many pieces, or fewer, are quickly guessed */
	UNKNOWN_MIN = 4,    /* letters outside of pieces that make it uncommon */
	DIGITS_FREE = 8,    /* a birthday; digits beyond it count as unknown letters */
	NAME_PART_MIN = 3,
	PIECE_COST = 2, /* of a reading: letters outside of pieces weigh more */
	LETTER_COST = 3,
};

/* Three letters or more each; a blank between. Written for this product from what people are known to choose. */
static const char words[] =
    "password passwd pass sandi katasandi kunci rahasia secret admin administrator root user pengguna petugas operator pegawai "
    "staf staff pimpinan kepala bupati walikota camat lurah kades desa kelurahan kecamatan kabupaten kota provinsi dinas badan "
    "kantor instansi pemerintah pemda pemkot pemkab pemprov negara nasional republik indonesia nusantara garuda pancasila "
    "merdeka bhineka tunggal ika terang portal layanan pelayanan publik pengaduan aduan lapor laporan upipm ppid inspektorat "
    "ombudsman auditor koordinator disdukcapil dukcapil dinkes diknas bappeda bkd bkpsdm setda sekda sekretariat puskesmas rsud "
    "kemendagri menpan kominfo diskominfo asn pns honorer kominfo login masuk selamat datang welcome akun saya aku kamu kita "
    "kami dia anda cinta sayang love lovely iloveyou kasih sayangku cintaku bahagia senyum rindu kangen hati jiwa ibu bapak "
    "ayah mama papa bunda ummi abi kakak adik anak istri suami keluarga family bismillah alhamdulillah assalamualaikum "
    "allah muhammad yesus tuhan amin subhanallah masyaallah islam muslim rahmat berkah sukses jaya makmur sejahtera semangat "
    "mantap bagus keren hebat juara satu dua tiga empat lima enam tujuh delapan sembilan sepuluh nol one two three four five "
    "six seven eight nine ten zero senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli "
    "agustus september oktober november desember monday tuesday wednesday thursday friday saturday sunday january february "
    "march may june july august october december spring summer autumn winter merah putih biru hijau kuning hitam ungu "
    "cokelat pink red blue green black white yellow jakarta surabaya bandung medan semarang makassar palembang yogyakarta jogja "
    "solo malang bogor depok bekasi tangerang serang cirebon denpasar bali lombok mataram kupang ambon jayapura manado "
    "palu kendari gorontalo mamuju banjarmasin pontianak samarinda balikpapan palangkaraya tarakan pekanbaru padang jambi "
    "bengkulu lampung aceh batam papua sumatera jawa kalimantan sulawesi maluku sunda madura batak minang bugis dayak "
    "persib persija persebaya arema psm garuda sepakbola football soccer messi ronaldo barcelona madrid chelsea liverpool "
    "arsenal manchester united juventus milan inter naruto sasuke doraemon pokemon pikachu batman superman spiderman ironman "
    "starwars matrix dragon monkey monyet harimau singa tiger lion elang eagle kucing anjing kelinci kuda gajah panda cat dog "
    "doggy kitty bunga mawar melati anggrek matahari bulan bintang langit laut gunung pantai hujan pelangi sunshine sunrise "
    "princess prince queen king ratu raja putri putra dewi dewa bayu budi agus slamet siti nur ahmad ali umar fatimah aisyah "
    "sari wati rina rani dian andi joko wahyu hendra eko dwi tri indra iwan yanto susanti lestari wulan ayu intan permata "
    "nasi goreng bakso sate rendang kopi susu teh gula garam manis asin pedas jeruk apel mangga pisang durian semangka coffee "
    "chocolate cookie computer komputer laptop internet google facebook instagram whatsapp youtube twitter tiktok samsung "
    "iphone android nokia xiaomi oppo vivo windows linux microsoft oracle server system sistem database data master super "
    "default guest test testing coba cobacoba contoh demo example sample temp temporary baru lama ganti changeme change new old "
    "letmein open buka tutup door pintu rumah home house mobil motor honda yamaha suzuki toyota avanza vario beat scoopy kerja "
    "kerjakerja libur lebaran ramadhan idulfitri natal tahun newyear uang duit rupiah money dollar bank kaya miskin pintar "
    "cerdas sekolah kampus kuliah guru dosen murid siswa mahasiswa universitas dokter perawat bidan polisi tentara hakim jaksa "
    "lupa ingat jangan boleh benar salah hidup mati sehat kuat power energy angel devil hello hallo halo hai dunia world peace "
    "damai freedom bebas trust percaya faith harapan hope dream mimpi forever selamanya always selalu baby babe honey sweet "
    "cute ganteng cantik tampan lucu baik jahat nakal gila crazy happy sad game gamer mobile legend legends freefire pubg "
    "minecraft roblox music musik gitar guitar piano rock metal dangdut shadow killer hunter ninja samurai ranger soldier "
    "michael jordan jennifer jessica ashley daniel thomas robert charlie george andrew joshua matthew nicole hannah thunder "
    "flower blessed jesus christ heaven mother father brother sister friend friends teman sahabat pacar mantan jomblo nikah ";

/* Neighbours on a keyboard, in the alphabet, in counting; read in both directions. */
static const char *const rows[] = {"abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890",
	"qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0"};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters and bytes of other scripts. */
static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Is the text a part of the row, forwards or backwards? */
static bool
in_row(const char *row, str part)
{
	char   reversed[64];
	size_t n = strlen(row);

	for (size_t i = 0; i < n; i++)
		reversed[i] = row[n - 1 - i];
	return str_find((str){row, n}, part, 0) >= 0 || str_find((str){reversed, n}, part, 0) >= 0;
}

/* Length of the row of neighbours at the start of s; 0 when it is shorter than RUN_MIN. */
static size_t
row_length(str s)
{
	size_t best = 0;

	for (size_t r = 0; r < COUNT(rows); r++) {
		size_t n = RUN_MIN;

		while (n <= s.n && in_row(rows[r], (str){s.p, n}))
			n++;
		if (n - 1 >= RUN_MIN && n - 1 > best)
			best = n - 1;
	}
	return best;
}

/* The cheapest way to read a text from one place to its end. */
struct reading {
	size_t cost;
	size_t n; /* length of the piece here; 0: one sign that belongs to none */
};

static void
reading_try(struct reading *at, size_t i, size_t n)
{
	if (at[i + n].cost + PIECE_COST < at[i].cost)
		at[i] = (struct reading){at[i + n].cost + PIECE_COST, n};
}

/* Tries every part of a list of words, parted by blanks, dots and the like, at place i of s. */
static void
reading_try_list(struct reading *at, size_t i, str list, str s)
{
	for (size_t w = 0; w < list.n;) {
		size_t end = w;

		while (end < list.n && (is_letter(list.p[end]) || is_digit(list.p[end])))
			end++;
		if (end - w >= NAME_PART_MIN && str_starts((str){s.p + i, s.n - i}, (str){list.p + w, end - w}))
			reading_try(at, i, end - w);
		w = end + 1;
	}
}

/* Is s, of which through is the same text seen through its figures, made of few pieces and little else? */
static bool
few_pieces(struct arena *a, str s, str through, str login, str name)
{
	const str       lists[] = {{words, sizeof(words) - 1}, login, name};
	struct reading *at = arena_array(a, s.n + 1, sizeof(*at));
	size_t          pieces = 0, unknown = 0, digits = 0;

	at[s.n] = (struct reading){0, 0};
	for (size_t i = s.n; i-- > 0;) {
		size_t row = row_length((str){s.p + i, s.n - i});

		at[i] = (struct reading){at[i + 1].cost + (is_letter(s.p[i]) ? LETTER_COST : is_digit(s.p[i])), 0};
		for (size_t l = 0; l < COUNT(lists); l++) {
			reading_try_list(at, i, lists[l], s);
			reading_try_list(at, i, lists[l], through);
		}
		for (size_t n = RUN_MIN; n <= row; n++)
			reading_try(at, i, n);
	}
	for (size_t i = 0; i < s.n; i += at[i].n ? at[i].n : 1) {
		/* Said again it is no new piece. */
		if (at[i].n)
			pieces += str_find((str){s.p, i}, (str){s.p + i, at[i].n}, 0) < 0;
		digits += at[i].n == 0 && is_digit(s.p[i]);
		unknown += at[i].n == 0 && is_letter(s.p[i]);
	}
	if (digits > DIGITS_FREE)
		unknown += digits - DIGITS_FREE;
	return unknown < UNKNOWN_MIN && pieces <= PIECES_FEW;
}

static str
without_figures(struct arena *a, str s)
{
	static const char figures[] = "0o1i3e4a5s6g7t8b9g@a$s!i|l";
	char             *p = arena_alloc(a, s.n + 1);

	memcpy(p, s.p, s.n);
	for (size_t i = 0; i < s.n; i++) {
		for (size_t f = 0; f + 1 < sizeof(figures); f += 2) {
			if (p[i] == figures[f]) {
				p[i] = figures[f + 1];
				break;
			}
		}
	}
	return (str){p, s.n};
}

bool
password_is_common(struct arena *a, str password, str login, str name)
{
	str    low = str_lower(a, password);
	bool   seen[256] = {false};
	size_t different = 0;

	for (size_t i = 0; i < low.n; i++) {
		different += !seen[(unsigned char)low.p[i]];
		seen[(unsigned char)low.p[i]] = true;
	}
	if (different <= FEW_CHARACTERS)
		return true;
	return few_pieces(a, low, without_figures(a, low), str_lower(a, login), str_lower(a, name));
}

/* log_vectors.h - test vectors of the public log, made by tests/vectors/log_vectors.py from the text of
 * docs/public-log.md, never from our code. Do not edit. */
#ifndef CORE_LOG_VECTORS_H
#define CORE_LOG_VECTORS_H

#include "base/base.h"

static const struct {
	const char *why;
	str bytes;
	const char *hash;
} vector_leaves[] = {
	{"a complaint is received", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"d\":{\"selesai\":1796921999000,\"uu\":1800464399000,\"verifikasi\":1795625999000},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 531}, "fea8abbe1294e58dff94e1bbccad0a3e1171afcdd2b7637cca96c4b97939c9d2"},
	{"it is verified: its first clock stops", {"{\"a\":\"aduan.diverifikasi\",\"by\":\"koordinator\",\"c\":{\"pelaku\":\"08dc50fcd20b55a29891a17d6c4034de0610c5a91a6e55d3ffcf134d8d1bc724\"},\"d\":{\"verifikasi\":null},\"n\":1,\"o\":\"kcs.upipm\",\"p\":\"fea8abbe1294e58dff94e1bbccad0a3e1171afcdd2b7637cca96c4b97939c9d2\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"terverifikasi\",\"t\":1795293541246,\"v\":1}", 314}, "1c1cbd5e3080daab887cd8a82b48ac98edc8e3d904af1e9663911f93887d6cc9"},
	{"a clock code of the system, no commitment", {"{\"a\":\"aduan.tenggat-lewat\",\"by\":\"sistem\",\"n\":2,\"o\":\"kcs.dishub\",\"p\":\"1c1cbd5e3080daab887cd8a82b48ac98edc8e3d904af1e9663911f93887d6cc9\",\"r\":\"ADU-KCS-2026-004821\",\"t\":1796067541123,\"v\":1,\"x\":\"selesai\"}", 199}, "e6794d67c992c8a1745dfd3467b11d34d6b5289c3157710f4fd7b6f6c4f0d4a3"},
	{"the record is erased under a leaf", {"{\"a\":\"data.dihapus\",\"by\":\"admin\",\"j\":{\"berkas\":2,\"rekaman\":1},\"n\":3,\"p\":\"e6794d67c992c8a1745dfd3467b11d34d6b5289c3157710f4fd7b6f6c4f0d4a3\",\"r\":\"ADU-KCS-2026-004821\",\"t\":1796153941123,\"v\":1,\"x\":\"uu27-pasal-8\"}", 208}, "1f5c3bae1052c9291bdf2ee988029f65e22d3c5c5e9cbefb9b739f80c8de1f07"},
	{"confidential: hour only, no o, no k, a deadline at the end of a day", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"738c83b7f95a4ebbfc079a9b9f355b73cf11434e01e7c029002922c95ea8bd85\"},\"d\":{\"selesai\":null,\"uu\":1795287600000,\"verifikasi\":1795625999000},\"n\":0,\"q\":\"pengaduan_bp\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY\",\"s\":\"belum_terverifikasi\",\"t\":1795287600000,\"v\":1}", 293}, "231cae77a11f63cbb0e080d7a21a93bc178d37b0e3f2cb3276fae8354c6f6e50"},
	{"whistleblower: always sealed", {"{\"a\":\"wbs.pesan\",\"by\":\"inspektorat\",\"c\":{\"isi\":\"9ed4ae6a235e476be88c0d6b62b2ff879f5ca08b5d32d2dc15095374cfda0ef5\"},\"n\":4,\"p\":\"79917366a2d55364e0380eba79304f6c4aad8dfcfdc30a968dacaa1f9f9a78f3\",\"r\":\"RHS-00000000000000000000000000\",\"t\":1795287600000,\"v\":1}", 253}, "e3fc238a4d203bf9e659598cf595f4b3289ba92f284da33d934bedc714f20ae8"},
	{"an imported case", {"{\"a\":\"aduan.impor\",\"by\":\"sistem\",\"c\":{\"sel\":\"fae43c98c90403cd583e54d11e2dbd17d1cf512d966e0ea9b108af24b9b84207\"},\"j\":{\"baris\":17},\"n\":0,\"o\":\"kcs\",\"r\":\"ADU-KCS-2019-000001\",\"s\":\"selesai\",\"t\":1795289941123,\"v\":1}", 209}, "2728c696d4851397e1166320a993fbb1d30dc216e433097b237f47a13924e1ae"},
	{"a standard takes effect", {"{\"a\":\"standar.terbit\",\"b\":\"79917366a2d55364e0380eba79304f6c4aad8dfcfdc30a968dacaa1f9f9a78f3\",\"by\":\"pimpinan\",\"d\":{\"reviu\":1827000000000},\"j\":{\"versi\":1},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs\",\"r\":\"STD-KCS-ktp-el\",\"t\":1795289941123,\"v\":1}", 285}, "21a3bf744a40110e1254668de38ffb4fb79eec01b34271b5f2a19f6d5d1310fa"},
	{"an agency's rules", {"{\"a\":\"aturan.terbit\",\"b\":\"79917366a2d55364e0380eba79304f6c4aad8dfcfdc30a968dacaa1f9f9a78f3\",\"by\":\"admin\",\"j\":{\"versi\":1},\"n\":2,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ATURAN-KCS\",\"t\":1795289941123,\"v\":1}", 239}, "c3f009d87ff2bce3a6593d750e260a922ee40dcf0f0faf8548c4e6c95a6bb301"},
	{"an answer to a survey, told by the hour", {"{\"a\":\"survei.jawaban\",\"by\":\"warga\",\"c\":{\"jawaban\":\"b4301f08c2123f66658911492ecab4ee2ad088e6255abda58725ba256424d225\"},\"n\":900,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"SKM-KCS-2026.tw4\",\"t\":1795287600000,\"v\":1}", 244}, "75b2d6f968631a68be4a442968da3521507ef34755c9f97e7ede7657ec3b7cba"},
	{"a role on a random reference", {"{\"a\":\"peran.beri\",\"by\":\"admin\",\"d\":{\"sampai\":1827000000000},\"n\":0,\"o\":\"kcs.dishub\",\"q\":\"petugas\",\"r\":\"AKUN-0123456789ABCDEFGHJKMNPQRS\",\"t\":1795289941123,\"v\":1}", 159}, "f3d6cc2674fec3f7c37dc4fcf60f2b44f881fce22d6c75532a8afac9c263f16e"},
	{"a day seal", {"{\"a\":\"rekap.harian\",\"by\":\"sistem\",\"j\":{\"aduan.proses\":31,\"aduan.selesai\":4810,\"masuk-rahasia.aduan\":1,\"masuk.aduan\":23},\"n\":0,\"r\":\"REKAP-KCS-20261121\",\"t\":1795289941123,\"v\":1}", 175}, "980bf01426eb412c65c89381d53982e24882806bc371d7994d4e64196eeb56ad"},
	{"a suggestion for an SOP bears a number, the SOP a slug", {"{\"a\":\"sop-usul.diterima\",\"by\":\"pegawai\",\"c\":{\"induk\":\"a4fef6a633333b988b41b7fd0e3a94b7eb1c36ca937f478b677565d5ac5f56bb\"},\"n\":0,\"o\":\"kcs\",\"r\":\"SOP-KCS-2026-000012\",\"s\":\"diajukan\",\"t\":1795289941123,\"v\":1}", 202}, "8f4f8bd8152477639e9dd4fc05e3f54b25de85a25fede910d75d7fc1b13dcf85"},
	{"the largest numbers", {"{\"a\":\"kunci.ganti\",\"b\":\"79917366a2d55364e0380eba79304f6c4aad8dfcfdc30a968dacaa1f9f9a78f3\",\"by\":\"sistem\",\"j\":{\"ukuran\":9007199254740991},\"n\":9007199254740991,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"LOG-kunci\",\"t\":9007199254740991,\"v\":1}", 271}, "89e106126e114012690d5cf52018c2a1eaa2e1143dab31159e66063bb5816010"},
	{"a number past six digits", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KEMENTRI-2026-1000000\",\"t\":0,\"v\":1,\"x\":\"sarana_rusak\"}", 174}, "8f3de943c9bd629289a996f92e687d2f268d79280c5951efa75b904a3b1c7122"},
};

static const struct {
	const char *code, *why;
	str bytes;
} vector_refusals[] = {
	{"leaf.json", "nothing at all", {"", 0}},
	{"leaf.json", "an empty object", {"{}", 2}},
	{"leaf.json", "no object", {"[]", 2}},
	{"leaf.json", "null", {"null", 4}},
	{"leaf.json", "a blank in front", {" {\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "a line end after it", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}\012", 173}},
	{"leaf.json", "a blank after a colon", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\": 1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "a blank after a comma", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\", \"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "a byte order mark", {"\357\273\277{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 175}},
	{"leaf.json", "a second leaf after it", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 344}},
	{"leaf.json", "cut off", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"", 171}},
	{"leaf.json", "a comma before the end", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\",}", 173}},
	{"leaf.json", "a comma first", {"{,\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "two commas", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",,\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "keys not sorted", {"{\"by\":\"petugas\",\"a\":\"aduan.sebab\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 172}},
	{"leaf.json", "a key twice, alike", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 178}},
	{"leaf.json", "a key twice, unlike", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"n\":2,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 178}},
	{"leaf.json", "an unknown key", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"w\":\"a\",\"x\":\"alat\"}", 180}},
	{"leaf.json", "an escape that says the same", {"{\"a\":\"aduan.s\\u0065bab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 177}},
	{"leaf.json", "an escaped slash", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU\\/KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "single quotes", {"{'a':'aduan.sebab','by':'petugas','n':1,'p':'e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064','r':'ADU-KCS-2026-000001','t':1795289941123,'v':1,'x':'alat'}", 172}},
	{"leaf.json", "a number as text", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":\"1\",\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 174}},
	{"leaf.json", "a text as number", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":1}", 167}},
	{"leaf.json", "a leading zero", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":01,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "minus zero", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":-0,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "a negative number", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":-1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "a plus sign", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":+1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.json", "a fraction", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1.0,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 174}},
	{"leaf.json", "an exponent", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1e0,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 174}},
	{"leaf.json", "true for a number", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":true,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 175}},
	{"leaf.json", "null for a text", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":null}", 170}},
	{"leaf.json", "a number of 20 digits", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":18446744073709551617,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 191}},
	{"leaf.json", "an empty text", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"\"}", 168}},
	{"leaf.json", "a blank in a text", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"al at\"}", 173}},
	{"leaf.json", "a byte above 127", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"al\303\241t\"}", 173}},
	{"leaf.json", "a NUL in a text", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"al\000t\"}", 172}},
	{"leaf.json", "another version", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":2,\"x\":\"alat\"}", 172}},
	{"leaf.json", "no version", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"x\":\"alat\"}", 166}},
	{"leaf.json", "no n", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 95}},
	{"leaf.json", "no t", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"v\":1,\"x\":\"alat\"}", 154}},
	{"leaf.json", "an empty list of commitments", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"c\":{},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 179}},
	{"leaf.json", "a list of deadlines that is an array", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"d\":[],\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 179}},
	{"leaf.json", "deadlines not sorted", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"d\":{\"uu\":1800464399000,\"selesai\":1796921999000,\"verifikasi\":1795625999000},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 531}},
	{"leaf.json", "a list twice", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"d\":{\"selesai\":1796921999000,\"uu\":1800464399000,\"verifikasi\":1795625999000},\"d\":{\"selesai\":1},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 549}},
	{"leaf.json", "null for a commitment", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"c\":{\"isi\":null},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 189}},
	{"leaf.json", "seven commitments", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"c\":{\"a\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"b\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"c\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"d\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"e\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"f\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"g\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\"},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 675}},
	{"leaf.json", "nine deadlines", {"{\"a\":\"aduan.jeda\",\"by\":\"petugas\",\"d\":{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 231}},
	{"leaf.act", "an act nobody knows", {"{\"a\":\"aduan.lupa\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 171}},
	{"leaf.act", "a kind without an act", {"{\"a\":\"aduan\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 166}},
	{"leaf.act", "an act in capitals", {"{\"a\":\"Aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 172}},
	{"leaf.act", "no act", {"{\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 154}},
	{"leaf.value", "a role nobody knows", {"{\"a\":\"aduan.sebab\",\"by\":\"camat\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 170}},
	{"leaf.value", "no role", {"{\"a\":\"aduan.sebab\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 157}},
	{"leaf.value", "n of 2^53", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":9007199254740992,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 187}},
	{"leaf.value", "t of 2^53", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":9007199254740992,\"v\":1,\"x\":\"alat\"}", 175}},
	{"leaf.value", "a hash in capitals", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"E46A00FDA750E6DB95FFB4813D33171F3C5C8070D8347DCA7AD2D87C34C5A064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 172}},
	{"leaf.value", "a hash cut off", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a06\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 171}},
	{"leaf.value", "a reason in capitals", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"Alat\"}", 172}},
	{"leaf.value", "a reason with a sign first", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"-alat\"}", 173}},
	{"leaf.value", "a reason of 41 bytes", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}", 209}},
	{"leaf.value", "a colon in a reason", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat:rusak\"}", 178}},
	{"leaf.value", "a unit path with an empty name", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"o\":\"kcs..dishub\",\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 190}},
	{"leaf.value", "a unit path that ends with a dot", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"o\":\"kcs.\",\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 183}},
	{"leaf.value", "a unit path of 113 bytes", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"o\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 292}},
	{"leaf.value", "a commitment that is no hash", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"c\":{\"isi\":\"abc\"},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 190}},
	{"leaf.value", "a field the act has not", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"c\":{\"judul\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\"},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 253}},
	{"leaf.value", "a clock in capitals", {"{\"a\":\"aduan.jeda\",\"by\":\"petugas\",\"d\":{\"Selesai\":1},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 189}},
	{"leaf.value", "a count of 2^53", {"{\"a\":\"aduan.dukungan-rekap\",\"by\":\"petugas\",\"j\":{\"jumlah\":9007199254740992},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1}", 202}},
	{"leaf.key", "act 1 without the act before it", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 101}},
	{"leaf.key", "act 0 with an act before it", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":0,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 172}},
	{"leaf.key", "a reason is wanted", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1}", 161}},
	{"leaf.key", "a promise is not wanted", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 243}},
	{"leaf.key", "published bytes are not wanted", {"{\"a\":\"aduan.sebab\",\"b\":\"79917366a2d55364e0380eba79304f6c4aad8dfcfdc30a968dacaa1f9f9a78f3\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 243}},
	{"leaf.key", "counts are not wanted", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"j\":{\"jumlah\":1},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 189}},
	{"leaf.key", "a complaint without its class", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"d\":{\"selesai\":1796921999000,\"uu\":1800464399000,\"verifikasi\":1795625999000},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 511}},
	{"leaf.key", "a complaint without its promise", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"d\":{\"selesai\":1796921999000,\"uu\":1800464399000,\"verifikasi\":1795625999000},\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 460}},
	{"leaf.key", "a complaint without its deadlines", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 455}},
	{"leaf.key", "a complaint without its state", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046\",\"judul\":\"986232c2450c0bbe9a7a886df6425d606bc10b9c2dfb117906e67da4603e61dd\",\"rincian\":\"1bebd45ee12447d0ecc386dc0929c67756825f038edb12cbad0f6cb2459a2b27\"},\"d\":{\"selesai\":1796921999000,\"uu\":1800464399000,\"verifikasi\":1795625999000},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"t\":1795289941123,\"v\":1}", 505}},
	{"leaf.key", "a complaint without a commitment", {"{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"d\":{\"selesai\":1796921999000,\"uu\":1800464399000,\"verifikasi\":1795625999000},\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":0,\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"ADU-KCS-2026-004821\",\"s\":\"belum_terverifikasi\",\"t\":1795289941123,\"v\":1}", 300}},
	{"leaf.key", "an import with a deadline", {"{\"a\":\"aduan.impor\",\"by\":\"petugas\",\"c\":{\"sel\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\"},\"d\":{\"selesai\":1},\"n\":0,\"o\":\"kcs\",\"r\":\"ADU-KCS-2026-000001\",\"s\":\"selesai\",\"t\":1795289941123,\"v\":1}", 211}},
	{"leaf.ref", "no reference", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 146}},
	{"leaf.ref", "the number of another kind", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"PMH-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 172}},
	{"leaf.ref", "a number of five digits", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-00001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 171}},
	{"leaf.ref", "a number of seven digits that begins with zero", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-0000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 173}},
	{"leaf.ref", "a year of two digits", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-26-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 170}},
	{"leaf.ref", "an agency in small letters", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-kcs-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 172}},
	{"leaf.ref", "an agency of one letter", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-K-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 170}},
	{"leaf.ref", "an agency of nine letters", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCSKCSKCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 178}},
	{"leaf.ref", "something after the number", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001-2\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 174}},
	{"leaf.ref", "a random reference of 25 characters", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FG\",\"t\":1795287600000,\"v\":1,\"x\":\"alat\"}", 182}},
	{"leaf.ref", "a random reference with an O", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGO\",\"t\":1795287600000,\"v\":1,\"x\":\"alat\"}", 183}},
	{"leaf.ref", "an SOP that looks like a number", {"{\"a\":\"sop.tautan\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"SOP-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 171}},
	{"leaf.ref", "a slug in capitals", {"{\"a\":\"standar.tautan\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"STD-KCS-KTP\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 167}},
	{"leaf.ref", "a slug of 65 bytes", {"{\"a\":\"standar.tautan\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"STD-KCS-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 229}},
	{"leaf.ref", "a day that is none", {"{\"a\":\"rekap.harian\",\"by\":\"petugas\",\"j\":{\"aduan.proses\":1},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"REKAP-KCS-2026112\",\"t\":1795289941123,\"v\":1}", 183}},
	{"leaf.ref", "a whistleblower's case with a number", {"{\"a\":\"wbs.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"WBS-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}", 170}},
	{"leaf.secret", "confidential, with minutes", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY\",\"t\":1795287660000,\"v\":1,\"x\":\"alat\"}", 183}},
	{"leaf.secret", "confidential, with a unit", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"o\":\"kcs\",\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY\",\"t\":1795287600000,\"v\":1,\"x\":\"alat\"}", 193}},
	{"leaf.secret", "confidential, with a promise", {"{\"a\":\"aduan.kelas\",\"by\":\"petugas\",\"k\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"q\":\"wbs\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY\",\"t\":1795287600000,\"v\":1,\"x\":\"alat\"}", 264}},
	{"leaf.secret", "confidential, with a deadline at a minute", {"{\"a\":\"aduan.jeda\",\"by\":\"petugas\",\"d\":{\"selesai\":1795287660000},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY\",\"t\":1795287600000,\"v\":1,\"x\":\"alat\"}", 212}},
	{"leaf.secret", "a survey's answer with minutes", {"{\"a\":\"survei.jawaban\",\"by\":\"warga\",\"c\":{\"jawaban\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\"},\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"SKM-KCS-tw4\",\"t\":1795287600001,\"v\":1}", 237}},
	{"leaf.size", "1,025 bytes", {"{\"a\":\"aduan.sebab\",\"by\":\"petugas\",\"n\":1,\"p\":\"e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064\",\"r\":\"ADU-KCS-2026-000001\",\"t\":1795289941123,\"v\":1,\"x\":\"alat\"}                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                     ", 1025}},
};

static const struct {
	const char *why, *key;
	int64_t n;
	const char *act, *field;
	str value;
	const char *salt, *commitment;
} vector_commitments[] = {
	{"plain text", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", INT64_C(0), "aduan.diterima", "isi", {"Lampu jalan di Gang Mawar padam sejak 12 November.", 50}, "8d2727066c18dc42181ee21c0cc4e091f31e18af7edd15b0bae284860a2c03c6", "4956b1423821484ada3ee45a718bd0629ff0f862e061be2fefd6586b73780046"},
	{"the same text in another act", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", INT64_C(1), "aduan.keterangan", "isi", {"Lampu jalan di Gang Mawar padam sejak 12 November.", 50}, "7905450e03693c7d0b8482cea8f5a9976f6c6150c82f62550d056a1a1bbc5c32", "3ec80f6d945be0b94ef921e120026857891778a744515e0bb8c7a0340e6f6a95"},
	{"empty text", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", INT64_C(0), "aduan.diterima", "judul", {"", 0}, "3e1bf8bfaea513315c72173b57cd6cc8aa518514ffb043075137585374edc263", "4a65213c7085b0925cb9765e32559fc29663f941c2bac62e60719ab3b3b3655e"},
	{"a number", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", INT64_C(12), "aduan.dinilai", "nilai", {"5", 1}, "e31a79b12978396a751f338168931423e65a67d1422e0dbe1f9a921736e16427", "fd18443fb007bb87715d1123fbfe119d04a46f0d682519fc1a99cd5b992e19c3"},
	{"text in NFC with LF", "0000000000000000000000000000000000000000000000000000000000000000", INT64_C(0), "aduan.diterima", "isi", {"R\303\251sum\303\251\012baris dua\012baris tiga", 29}, "1b671638df4d6446b01b62d4b442a12059c37dd58d0042a4b0a87ad419838225", "6657d64b417cc8c9ebc64162c526a36522a9c8a79d5a50cd289ed8b2ae8945bd"},
	{"who did it", "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", INT64_C(9007199254740991), "aduan.diverifikasi", "pelaku", {"{\"akun\":\"AKUN-0123456789ABCDEFGHJKMNPQRS\",\"nama\":\"Siti Rahayu\"}", 63}, "53c5194d6d30796e308aa37e70f9b72cd394e993f5fc879200f27a1ea3f32028", "479138f3598d521dd2abb4371aafb3130a49e3c8efe772ecd8319688c3e249c6"},
	{"attachments", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", INT64_C(3), "aduan.tanggapan", "lampiran", {"64f84ed82336aaa91757ec85188b722dc3527b00fb83033f30b70d5bf78f8292", 64}, "6b541a41dc0042025a0cebc395b025e7821f23ae9f15ea7728b27f364eb3a0b3", "f25c87b718cb51d5f1ad879f0af29efd827bd36590611a9b17c59d6a87d3ef4b"},
};

static const struct {
	const char *why;
	str typed, canonical;
} vector_texts[] = {
	{"plain ASCII stays", {"Jalan rusak", 11}, {"Jalan rusak", 11}},
	{"CR LF and CR become LF", {"a\015\012b\015c\012\015\012", 9}, {"a\012b\012c\012\012", 7}},
	{"e and acute become one", {"cafe\314\201", 6}, {"caf\303\251", 5}},
	{"already composed stays", {"caf\303\251", 5}, {"caf\303\251", 5}},
	{"Javanese and emoji stay", {"\352\246\262\352\246\272 \360\237\232\247", 11}, {"\352\246\262\352\246\272 \360\237\232\247", 11}},
	{"order of marks", {"q\314\207\314\243", 5}, {"q\314\243\314\207", 5}},
	{"Angstrom sign becomes a letter", {"\342\204\253", 3}, {"\303\205", 2}},
	{"Hangul is composed", {"\341\204\222\341\205\241\341\206\253", 9}, {"\355\225\234", 3}},
	{"a composition that is excluded falls apart", {"\340\245\230", 3}, {"\340\244\225\340\244\274", 6}},
	{"compatibility letters stay", {"\357\254\201 \342\221\240", 7}, {"\357\254\201 \342\221\240", 7}},
};

static const struct {
	str text, json;
} vector_escapes[] = {
	{{"", 0}, {"\"\"", 2}},
	{{"a", 1}, {"\"a\"", 3}},
	{{"a\"b\\c/d", 7}, {"\"a\\\"b\\\\c/d\"", 11}},
	{{"\010\014\012\011", 4}, {"\"\\b\\f\\n\\t\"", 10}},
	{{"\001\037\177", 3}, {"\"\\u0001\\u001f\177\"", 15}},
	{{"\303\251\342\200\250\360\237\232\247", 9}, {"\"\303\251\342\200\250\360\237\232\247\"", 11}},
};

static const struct {
	bool first;
	str leaf;
	const char *root, *frontier;
} vector_trees[] = {
	{true, {"", 0}, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ""},
	{false, {"", 0}, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
	{false, {"\000", 1}, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
	{false, {"\020", 1}, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c1250298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7"},
	{false, {" !", 2}, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
	{false, {"01", 2}, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"},
	{false, {"@ABC", 4}, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b70ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"},
	{false, {"PQRSTUVW", 8}, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b70ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6ab08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f"},
	{false, {"`abcdefghijklmno", 16}, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
};

static const struct {
	int64_t size;
	const char *root;
} vector_long_trees[] = {
	{9, "e10cb99e8a9c48ae8a25e6c37ab3c88e6c93e8cf2a62cf7e4dcac1ea597e77d4"},
	{255, "32f85bcaa87d7bcd05728f09e9aeba350ba6a2f733830087f0597682848be5cb"},
	{256, "828515d033c19d8c901f37eccb8aed919667703486f8d2fff1cf7040321c5db1"},
	{257, "1eda049a4351d86f76252bd7ec0b7746ad75b7fa0316ad5f541dbda458a312c4"},
	{1000, "638afa98022925bacfddadb15ef22fd0199c1ac99c2973b6158243d13fce05c2"},
	{1023, "d6e508f15c513c7f41e585a2bba5e0d03981790427bb7ac756502a4424d1ce87"},
	{1024, "7d9c2efa0634b76157b60c07696b4753ac25b1fd324539fccd5d2c638a8c02b9"},
	{1025, "ba9b10a0d60d30dbfdff3c0bbd42e01be43185aade36ec0f7d720275efaf102b"},
	{1500, "affb1d68ae2ca80847ba0321c493fa9d0151a3bb01d4dcd044708e9148446e96"},
};

/* commit_files of the two hashes, and commit_actor of the account and name. */
static const str vector_files = {"64f84ed82336aaa91757ec85188b722dc3527b00fb83033f30b70d5bf78f8292", 64};
static const char *const vector_file_hashes[] = {"79917366a2d55364e0380eba79304f6c4aad8dfcfdc30a968dacaa1f9f9a78f3", "e46a00fda750e6db95ffb4813d33171f3c5c8070d8347dca7ad2d87c34c5a064"};
static const str vector_actor = {"{\"akun\":\"AKUN-0123456789ABCDEFGHJKMNPQRS\",\"nama\":\"Siti Rahayu\"}", 63};
static const char *const vector_actor_parts[] = {"AKUN-0123456789ABCDEFGHJKMNPQRS", "Siti Rahayu"};

#endif

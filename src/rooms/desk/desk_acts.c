/* desk_acts.c - see desk_acts.h. Tables only. */
#include "rooms/desk/desk_acts.h"

#include "base/strs.h"
#include "rooms/complaints/complaints.h"

const struct desk_act desk_acts[] = {
	{"diverifikasi", ICON_SHIELD, DESK_WORDS | DESK_CLASS | DESK_UNIT | DESK_ABOUT | DESK_NOTE,
	    W_desk_act_diverifikasi_title, W_desk_act_diverifikasi_note, W_desk_act_diverifikasi_button,
	    W_desk_act_diverifikasi_label, W_desk_act_diverifikasi_hint, COMPLAINT_NOTE_MAX, W_flash_desk_diverifikasi},
	{"tanggapan", ICON_RIGHT, DESK_TEXT,
	    W_desk_act_tanggapan_title, W_desk_act_tanggapan_note, W_desk_act_tanggapan_button,
	    W_desk_act_tanggapan_label, W_desk_act_tanggapan_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_tanggapan},
	{"tindak-lanjut", ICON_NOTE, DESK_TEXT,
	    W_desk_act_tindak_lanjut_title, W_desk_act_tindak_lanjut_note, W_desk_act_tindak_lanjut_button,
	    W_desk_act_tindak_lanjut_label, W_desk_act_tindak_lanjut_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_tindak_lanjut},
	{"ditanya", ICON_PAUSE, DESK_TEXT,
	    W_desk_act_ditanya_title, W_desk_act_ditanya_note, W_desk_act_ditanya_button,
	    W_desk_act_ditanya_label, W_desk_act_ditanya_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_ditanya},
	{"dijawab", ICON_PERSON, DESK_TEXT,
	    W_desk_act_dijawab_title, W_desk_act_dijawab_note, W_desk_act_dijawab_button,
	    W_desk_act_dijawab_label, W_desk_act_dijawab_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_dijawab},
	{"keterangan", ICON_PERSON, DESK_TEXT,
	    W_desk_act_keterangan_title, W_desk_act_keterangan_note, W_desk_act_keterangan_button,
	    W_desk_act_keterangan_label, W_desk_act_keterangan_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_keterangan},
	{"ditugaskan", ICON_PERSON, DESK_OFFICER,
	    W_desk_act_ditugaskan_title, W_desk_act_ditugaskan_note, W_desk_act_ditugaskan_button,
	    WORD_NONE, WORD_NONE, 0, W_flash_desk_ditugaskan},
	{"diteruskan", ICON_UP, DESK_UNIT | DESK_ABOUT | DESK_NOTE,
	    W_desk_act_diteruskan_title, W_desk_act_diteruskan_note, W_desk_act_diteruskan_button,
	    W_desk_act_diteruskan_label, W_desk_act_diteruskan_hint, COMPLAINT_NOTE_MAX, W_flash_desk_diteruskan},
	{"catatan-internal", ICON_LOCK, DESK_TEXT,
	    W_desk_act_catatan_internal_title, W_desk_act_catatan_internal_note, W_desk_act_catatan_internal_button,
	    W_desk_act_catatan_internal_label, W_desk_act_catatan_internal_hint, COMPLAINT_NOTE_MAX, W_flash_desk_catatan_internal},
	{"kelas", ICON_FILE, DESK_CLASS | DESK_REASON | DESK_TEXT,
	    W_desk_act_kelas_title, W_desk_act_kelas_note, W_desk_act_kelas_button,
	    W_desk_act_kelas_label, W_desk_act_kelas_hint, COMPLAINT_NOTE_MAX, W_flash_desk_kelas},
	{"perpanjangan", ICON_CLOCK, DESK_REASON | DESK_TEXT,
	    W_desk_act_perpanjangan_title, W_desk_act_perpanjangan_note, W_desk_act_perpanjangan_button,
	    W_desk_act_perpanjangan_label, W_desk_act_perpanjangan_hint, COMPLAINT_NOTE_MAX, W_flash_desk_perpanjangan},
	{"pihak", ICON_PERSON, DESK_REASON | DESK_TEXT,
	    W_desk_act_pihak_title, W_desk_act_pihak_note, W_desk_act_pihak_button,
	    W_desk_act_pihak_label, W_desk_act_pihak_hint, COMPLAINT_NOTE_MAX, W_flash_desk_pihak},
	{"disamarkan", ICON_EYE, DESK_WORDS,
	    W_desk_act_disamarkan_title, W_desk_act_disamarkan_note, W_desk_act_disamarkan_button,
	    WORD_NONE, WORD_NONE, 0, W_flash_desk_disamarkan},
	{"bukan-wewenang", ICON_PLACE, DESK_REASON | DESK_TEXT,
	    W_desk_act_bukan_wewenang_title, W_desk_act_bukan_wewenang_note, W_desk_act_bukan_wewenang_button,
	    W_desk_act_bukan_wewenang_label, W_desk_act_bukan_wewenang_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_bukan_wewenang},
	{"arsip", ICON_FILE, DESK_REASON | DESK_TEXT,
	    W_desk_act_arsip_title, W_desk_act_arsip_note, W_desk_act_arsip_button,
	    W_desk_act_arsip_label, W_desk_act_arsip_hint, COMPLAINT_ANSWER_MAX, W_flash_desk_arsip},
};
const size_t desk_act_count = COUNT(desk_acts);

const struct desk_act *
desk_act_of(str verb)
{
	for (size_t i = 0; i < COUNT(desk_acts); i++) {
		if (str_eq(str_z(desk_acts[i].verb), verb))
			return &desk_acts[i];
	}
	return NULL;
}

const char *
desk_field(struct arena *a, const char *what, const char *verb)
{
	return str_fmt(a, "%s-%s", what, verb).p;
}

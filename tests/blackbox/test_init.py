"""terang init at a terminal: a wrong answer is asked for again at once, with its reason."""
import subprocess

from kit.site import PROGRAM


def test_wrong_answers_are_asked_for_again_at_once(tmp_path):
    answers = ["http://contoh.go.id", "https://terang.contoh.go.id", "Dinas Contoh", "Pemerintah Kota Contoh", "kcs", "KCS", "JAKARTA",
               "WIB", "A", "admin", "Dewi Admin", "pendek", "ladang jagung di tepi 7 danau"]
    done = subprocess.run([PROGRAM, "init", "--data", str(tmp_path / "baru"), "--no-areas"], input="\n".join(answers) + "\n",
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (done.stdout, done.stderr)
    for sentence in ("Alamat situs harus dimulai dengan https://", "Kode instansi terdiri atas 2 sampai 8 huruf besar",
                     "Zona waktu harus WIB, WITA, atau WIT", "Nama masuk terdiri atas", "Sandi paling sedikit 12 huruf"):
        assert done.stdout.count(sentence) == 1, (sentence, done.stdout)
    assert "Terpasang di" in done.stdout


def test_an_agency_may_say_that_nothing_stands_above_it(tmp_path):
    done = subprocess.run([PROGRAM, "init", "--data", str(tmp_path / "baru"), "--url", "https://a.id", "--name", "Dinas Contoh", "--parent", "",
                           "--code", "KCS", "--zone", "WIB", "--admin", "admin", "--admin-name", "Dewi Admin", "--password",
                           "ladang jagung di tepi 7 danau", "--no-areas"], input="", capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, (done.stdout, done.stderr)
    assert "Pemerintah yang menaungi" not in done.stdout, "what was said is not asked again"


def test_a_closed_input_ends_the_questions(tmp_path):
    done = subprocess.run([PROGRAM, "init", "--data", str(tmp_path / "baru")], input="", capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert not (tmp_path / "baru" / "terang.db").exists()

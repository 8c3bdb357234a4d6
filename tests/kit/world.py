"""The office that the tests work with: units, people, categories, a service, made as an admin makes them."""
from .person import CODE, Person

COMPLAINT = {
    "judul": "Lampu jalan di Gang Mawar padam",
    "isi": "Lampu jalan di Gang Mawar padam sejak dua minggu lalu. Anak-anak pulang mengaji dalam gelap.",
    "harapan": "Lampu diganti dan diperiksa tiap bulan.",
}


class Receipt:
    def __init__(self, page, person):
        self.page, self.person = page, person
        self.number = page.soup.select_one(".tr-number, .tr-no, [class*=number]").get_text(strip=True) if page.soup else ""
        self.code = CODE.search(page.text).group(0)


class World:
    def __init__(self, site):
        self.site = site

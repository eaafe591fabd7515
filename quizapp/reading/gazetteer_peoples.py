"""Peoples, nationalities, religions and followers: adjectives and nouns that name a group, not a place.

Each national word has the ISO 3166 code of its country, so that "Kazakh" and "Kazakhstan" are known to belong together.
"""

from __future__ import annotations

_NATIONAL = """
AF Afghan Afghans|AL Albanian Albanians|DZ Algerian Algerians|AO Angolan Angolans
AR Argentine Argentinian Argentines Argentinians|AM Armenian Armenians|AU Australian Australians Aussie Aussies
AT Austrian Austrians|AZ Azerbaijani Azerbaijanis Azeri Azeris|BS Bahamian Bahamians|BH Bahraini Bahrainis
BD Bangladeshi Bangladeshis|BB Barbadian Barbadians|BY Belarusian Belarusians|BE Belgian Belgians|BT Bhutanese
BO Bolivian Bolivians|BA Bosnian Bosnians|BW Botswanan|BR Brazilian Brazilians|GB British Briton Britons Brit Brits
BG Bulgarian Bulgarians|MM Burmese|BI Burundian Burundians|KH Cambodian Cambodians|CM Cameroonian Cameroonians
CA Canadian Canadians|TD Chadian Chadians|CL Chilean Chileans|CN Chinese|CO Colombian Colombians|CD Congolese
CR Costa-Rican|HR Croatian Croatians Croat Croats|CU Cuban Cubans|CY Cypriot Cypriots|CZ Czech Czechs
DK Danish Dane Danes|NL Dutch Dutchman Dutchmen|EC Ecuadorian Ecuadorians Ecuadorean|EG Egyptian Egyptians
SV Salvadoran Salvadorans|ENG English Englishman Englishmen|ER Eritrean Eritreans|EE Estonian Estonians
ET Ethiopian Ethiopians|FJ Fijian Fijians|PH Filipino Filipinos Philippine|FI Finnish Finn Finns
FR French Frenchman Frenchmen|GA Gabonese|GM Gambian Gambians|GE Georgian Georgians|DE German Germans
GH Ghanaian Ghanaians|GR Greek Greeks|GT Guatemalan Guatemalans|GN Guinean Guineans|GY Guyanese|HT Haitian Haitians
HN Honduran Hondurans|HU Hungarian Hungarians|IS Icelandic Icelander Icelanders|IN Indian Indians
ID Indonesian Indonesians|IR Iranian Iranians|IQ Iraqi Iraqis|IE Irish Irishman Irishmen|IL Israeli Israelis
IT Italian Italians|CI Ivorian Ivorians|JM Jamaican Jamaicans|JP Japanese|JO Jordanian Jordanians
KZ Kazakh Kazakhs Kazakhstani Kazakhstanis|KE Kenyan Kenyans|KR South-Korean Korean Koreans
XK Kosovar Kosovars Kosovan|KW Kuwaiti Kuwaitis|KG Kyrgyz|LA Laotian Laotians Lao|LV Latvian Latvians|LB Lebanese
LR Liberian Liberians|LY Libyan Libyans|LT Lithuanian Lithuanians|LU Luxembourger Luxembourgers
MK Macedonian Macedonians|MG Malagasy|MW Malawian Malawians|MY Malaysian Malaysians|MV Maldivian Maldivians
ML Malian Malians|MT Maltese|MR Mauritanian|MU Mauritian Mauritians|MX Mexican Mexicans|MD Moldovan Moldovans
MN Mongolian Mongolians|ME Montenegrin Montenegrins|MA Moroccan Moroccans|MZ Mozambican Mozambicans
NA Namibian Namibians|NP Nepalese Nepali Nepalis|NZ Kiwi Kiwis New-Zealander|NI Nicaraguan Nicaraguans
NG Nigerian Nigerians|NE Nigerien|NO Norwegian Norwegians|OM Omani Omanis|PK Pakistani Pakistanis
PS Palestinian Palestinians|PA Panamanian Panamanians|PY Paraguayan Paraguayans|PE Peruvian Peruvians
PL Polish Pole Poles|PT Portuguese|PR Puerto-Rican|QA Qatari Qataris|RO Romanian Romanians|RU Russian Russians
RW Rwandan Rwandans|SA Saudi Saudis|SCT Scottish Scots Scot Scotsman|SN Senegalese|RS Serbian Serbians Serb Serbs
SL Sierra-Leonean|SG Singaporean Singaporeans|SK Slovak Slovaks Slovakian|SI Slovenian Slovenians Slovene Slovenes
SO Somali Somalis Somalian|ZA South-African|ES Spanish Spaniard Spaniards|LK Sri-Lankan|SD Sudanese|SR Surinamese
SE Swedish Swede Swedes|CH Swiss|SY Syrian Syrians|TW Taiwanese|TJ Tajik Tajiks|TZ Tanzanian Tanzanians|TH Thai Thais
TO Tongan Tongans|TN Tunisian Tunisians|TR Turkish Turk Turks|TM Turkmen|UG Ugandan Ugandans|UA Ukrainian Ukrainians
AE Emirati Emiratis|US American Americans|UY Uruguayan Uruguayans|UZ Uzbek Uzbeks|VE Venezuelan Venezuelans
VN Vietnamese|WLS Welsh Welshman|YE Yemeni Yemenis|ZM Zambian Zambians|ZW Zimbabwean Zimbabweans|KP North-Korean
"""
_OTHER = (
    "Soviet Soviets European Europeans African Africans Asian Asians Arab Arabs Kurdish Kurd Kurds Catalan Catalans "
    "Basque Basques Tamil Tamils Sikh Sikhs Pashtun Pashtuns Hazara Hazaras Uyghur Uyghurs Uighur Uighurs Rohingya "
    "Tibetan Tibetans Chechen Chechens Tatar Tatars Maori Māori Inuit Roma Zulu Zulus Hutu Hutus Tutsi Tutsis Yoruba "
    "Igbo Hausa Slavic Slavs Nordic Scandinavian Baltic Balkan Latino Latinos Latina Hispanic Hispanics Christian "
    "Christians Catholic Catholics Protestant Protestants Muslim Muslims Islamic Sunni Sunnis Shia Shias Shiite "
    "Shiites Shi'ite Jewish Jew Jews Hindu Hindus Buddhist Buddhists Orthodox Anglican Anglicans Mormon Mormons "
    "Evangelical Evangelicals Methodist Methodists Baptist Baptists Presbyterian Republican Republicans Democrat "
    "Democrats Democratic Labour Tory Tories Communist Communists Nazi Nazis Marxist Marxists Bolshevik Bolsheviks "
    "Islamist Islamists Zionist Zionists Californian Californians Texan Texans Londoner Londoners Parisian Parisians "
    "Western Cossack Cossacks Crimean Caucasian Caribbean Mediterranean Alawite Druze Yazidi Yazidis Copt Copts "
    "Coptic Berber Berbers Bedouin Romani Sami Cherokee Navajo Apache Sioux Aboriginal Jesuit Jesuits Taliban-era "
    "Ottoman Ottomans Roman Romans Viking Vikings Victorian Aztec Maya Mayan Inca Anglo Francophone Anglophone "
    "Siberian Bavarian Sicilian Punjabi Bengali Kashmiri Gujarati Cantonese Mandarin Quebecois Flemish Walloon "
    "Gaelic Manx Cornish Liberal Conservative Conservatives Liberals Greens"
)


def _national() -> dict[str, str]:
    words: dict[str, str] = {}
    for entry in _NATIONAL.replace("\n", "|").split("|"):
        if entry.strip():
            code, *forms = entry.split()
            words |= {form.replace("-", " "): code for form in forms}
    return words


NATIONAL = _national()
# Parties and creeds that are words of their own (Labour, Western, Liberal) only count as groups inside a sentence.
GROUPS = frozenset(_OTHER.split()) | NATIONAL.keys()

"""Names of the demo's residents: those of several generations, and of many origins.

No name is shared with the staff, nor is it a word that a case text could hold: a test greps a dump for every one.
"""

from typing import Final

# Each text holds names parted by blanks. By sex and generation: born before 1955, before 1987, later.
SWEDISH: Final = {
    ("F", 0): (
        "Ingegerd Gunborg Astrid Barbro Gudrun Berit Sonja Dagny Gerd-Lill Anna-Greta Kajsa-Stina Margit Ulla-Karin "
        "Vivianne Iréne Solbritt"
    ),
    ("F", 1): (
        "Helena Camilla Lisbeth Petra Jeanette Veronica Madeleine Kristina Eleonor Johanna Jessica Sandra Marie-Anne "
        "Ann-Sofie Charlotte Victoria Angelica Rebecka Maria-Pia Gabriella"
    ),
    ("F", 2): (
        "Wilma Tindra Ebba Nellie Freja Signe Stella Molly Lovisa Agnes Matilda Ellinor Hedvig Märta Ingrid Felicia"
    ),
    ("M", 0): (
        "Arne Lennart Bertil Torsten Folke Gunnar Ingvar Evert Holger Sven-Arvid Karl-Gustav Åke Östen Sixten Valdemar"
    ),
    ("M", 1): (
        "Thomas Stefan Fredrik Mikael Jörgen Niklas Conny Mattias Johan Daniel Andreas Robert Martin Kristoffer Pontus "
        "Jan-Olof Claes-Olof Joakim"
    ),
    ("M", 2): "Liam Noah Hugo Elias Vincent Alfred Melvin Theodor Lukas Adrian Gustav Malte Frans-Emil Wilhelm",
}
SWEDISH_SURNAMES: Final = (
    "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson "
    "Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Lindström Olofsson Lindqvist Lindgren Axelsson "
    "Lundberg Bergström Lundgren Berglund Fredriksson Sandberg Henriksson Forsberg Sjöberg Wallin Engström "
    "Danielsson Håkansson Eklund Lundin Gunnarsson Bergman Samuelsson Fransson Wikström Isaksson Nyström Arvidsson "
    "Holmberg Löfgren Söderberg Nyberg Blomqvist Claesson Mårtensson Nordström Lundström Viklund Björklund Eliasson "
    "Pålsson Sundberg Åkesson Söderström Ekström Åberg Hedlund Östberg Dahlberg Hellström Öberg Åström Abrahamsson "
    "Månsson Hermansson Lindberg-Åström Öberg-Sundström Reuterskiöld Ekman-Håkansson"
)

# An origin: women's names, men's names, surnames. A surname with a slash has a form for each, woman's first.
ORIGINS: Final = (
    ("Fatima Hodan Amina Ifrah", "Abdirahman Yusuf Hamza Liban", "Mohamud Warsame Abdullahi Farah"),
    ("Maryam Rania Yasmin Salma", "Mahmoud Ibrahim Khaled Bilal", "El-Khatib Haddad El-Hussein Mansour"),
    ("Parisa Shirin Nasrin", "Dariush Reza Behrouz", "Hosseini Karimi Rezaei"),
    ("Ayşe Selin Elif", "Emre Mustafa Şahin", "Yılmaz Demir Öztürk"),
    ("Agnieszka Małgorzata", "Tomasz Marek", "Kowalska/Kowalski Lewandowska/Lewandowski Wójcik"),
    ("Milica Amra Snežana", "Bogdan Emir Zoran", "Petrović Hodžić Jovanović"),
    ("Olena Iryna Oksana", "Oleksandr Dmytro", "Shevchenko Kovalenko Bondarenko"),
    ("Marjatta Pirkko Aino", "Eero Jukka", "Virtanen Korhonen Mäkinen"),
    ("Selamawit Rahel Helen", "Tesfaye Mehari Yonas", "Gebremariam Tekle Haile"),
    ("Linh Hoa", "Minh Quang", "Nguyễn Phạm"),
    ("Ximena Valentina", "Diego Rodrigo", "Fernández González-Muñoz"),
    ("Priya Lakshmi", "Rajesh Suresh", "Sharma Venkataraman"),
)

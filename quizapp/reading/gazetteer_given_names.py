"""Given names that the list of Faker lacks: short forms, and names from languages in other scripts."""

from __future__ import annotations

_SHORT = (
    "Abby Alf Andy Archie Art Bea Becky Bert Bess Beth Betsy Betty Bev Bill Billy Bob Bobby Bonnie Brad Cal Cat Cath "
    "Charlie Chas Chip Chris Chuck Cliff Connie Dan Danny Dave Dawn Deb Debbie Dee Des Di Dick Dolly Don Doug Drew "
    "Ed Eddie Ellie Ern Ernie Faith Flo Fran Frankie Fred Freddie Gabe Gabby Gary Gene Geoff Gerry Ginny Grace Greg "
    "Gus Hal Hank Harry Hattie Heidi Hope Huw Ivy Jack Jackie Jake Jan Jed Jeff Jem Jen Jenny Jerry Jess Jessie Jill "
    "Jim Jimmy Jo Jodie Joe Joey Jon Josh Josie Joy June Kat Kate Katie Kay Ken Kenny Kev Kit Larry Len Lenny Leo "
    "Les Lew Lexi Libby Lily Liz Lizzie Lottie Lou Lucy Lulu Maggie Mandy Marge Mark Matt Maud Max May Meg Mel Mick "
    "Mickey Mike Mimi Minnie Moe Molly Nan Nat Ned Nell Nellie Nick Nora Norm Olly Ozzie Pam Pat Patsy Patty Peg "
    "Peggy Penny Pete Phil Polly Poppy Ray Reg Rex Rich Rick Ricky Rita Rob Robbie Rod Ron Ronnie Rory Rose Ross Roy "
    "Ruby Rusty Ruth Sadie Sal Sally Sam Sammy Sandy Shaz Sid Stan Steph Steve Stu Sue Susie Suzy Tam Ted Teddy "
    "Terry Theo Tim Tina Toby Tom Tommy Toni Tony Tori Trish Val Vic Vicky Vince Viv Wally Walt Wes Will Willie Win "
    "Woody Zack Zoe"
)
_TRANSCRIBED = (
    "Abdallah Abdel Abdelaziz Abdelfattah Abdirahman Abdul Abdulla Abdullah Abdulrahman Abebe Abiy Abu Adel Adnan "
    "Ahmad Ahmed Akbar Akira Akmal Alaa Aleksandr Aleksei Alexei Aliya Alisher Almaz Amal Amani Amara Amina Amir "
    "Amit Amira Amr Anand Anatoly Andrei Andrey Anil Anwar Arash Arjun Artem Aryna Asad Asif Ashraf Askar Aslan "
    "Ayesha Ayman Aziz Bashar Bashir Bassam Batyr Bilal Binyamin Boris Chen Daniyar Dariga Dauren Deepak Denys "
    "Dinara Dmitri Dmitriy Dmitry Dmytro Ehud Ekrem Elmira Emomali Ermek Erlan Fadi Faisal Farah Farid Farida Fathi "
    "Fatima Fatou Feng Fumio Gamal Ganesh Gaurav Gennady Gulnara Habib Haider Hakan Hamid Hamza Hana Hani Haruki "
    "Hasan Hassan Hiroshi Hisham Hosni Huda Hui Hussein Ibrahim Idris Igor Ilham Imran Indira Irina Islam Ismail "
    "Ivan Iyad Jafar Jamal Jamila Jawaharlal Jin Jinping Joko Junichiro Kairat Kamal Kanat Karim Kassim Kassym "
    "Kassym-Jomart Kassim-Jomart Kenji Kerem Khaled Khalid Khalil Kofi Kwame Kwasi Lakshmi Layla Leila Li Liang Lim "
    "Ling Lubna Lyudmila Madina Mahathir Mahdi Mahmoud Mahmud Majid Mansour Marat Marwan Maryam Masoud Mehmet Mei "
    "Mikhail Min Ming Mohamed Mohammad Mohammed Mohandas Mona Moqtada Mounir Muammar Muhammad Muhammadu Muhammed "
    "Mukhtar Muqtada Murat Musa Mustafa Nabil Nadia Naoko Naomi Narendra Nasser Natalia Navi Nawaz Nayib Nikita "
    "Nikolai Nilufar Nizar Noor Nour Nurlan Nursultan Oleg Oleh Oleksandr Oleksiy Olga Olusegun Omar Omer Osama "
    "Parviz Petro Ping Pranab Pratibha Priya Priyanka Qasem Qassem Raed Rafael Rafiq Rafik Rahul Raila Rajesh Rajiv "
    "Ramzan Ramzi Ranil Rashid Raul Recep Reza Rima Rohan Ruslan Rustam Sadiq Saeed Said Saif Salah Saleh Salem "
    "Salim Salman Salva Samat Sami Samir Sanjay Santosh Sergei Sergey Serik Serhiy Shah Shahid Shinzo Shireen "
    "Sirajuddin Sonia Sung Sunil Suresh Svetlana Taro Tariq Tayyip Tigran Timur Toomas Tsai Ursula Uhuru Vadim "
    "Valery Vasily Viktor Vikram Vitali Vitaly Vladimir Volodymyr Vyacheslav Wael Waleed Walid Wang Wei Xi Xiang "
    "Xiaoping Yahya Yair Yasmin Yasser Yassin Yekaterina Yelena Yevgeny Yitzhak Yoko Yoshihide Yoweri Yulia Yuri "
    "Yusuf Zaheer Zainab Zaki Zelimkhan Zhang Zhao Zine Zoran Zulfikar Zuzana"
)
MORE_GIVEN_NAMES = frozenset((_SHORT + " " + _TRANSCRIBED).split())

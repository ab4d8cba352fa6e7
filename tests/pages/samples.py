"""Invented pages, as scrapers and browsers leave them. Every name, place and sentence in them is made up."""

SCRAPED = """\
Northern Courier
Home World Asia Tamara Strait Marrow Ties Fleet Talks to End of Orland Blockade
Tamara Strait

Marrow Ties Fleet Talks to End of Orland Blockade

Share
Tweet
By Ines Talbot and Rui Okafor
Published: 3 May 2024, 10:31 AM

Marrow's president Aro Venn stands beside a patrol boat in Tessin on Thursday. (AP Photo/Dana Holt)

TESSIN, Marrow: Marrow will return to talks on the shared fishing fleet only if Orland lifts its blockade of the \
Tamara Strait, President Aro Venn said on Thursday, in his first answer to an offer made a week ago.

“We do not negotiate under the barrels of guns,” Venn told parliament.

Read more: Orland sends six patrol boats into the Tamara Strait

Orland's foreign ministry rejected the condition within hours and called it “a step back”.

WHAT COMES NEXT

A delegation of the Strait Commission is due in Tessin on Monday, according to two diplomats who asked not to be named.

Story Continued Below

Advertisement

The commission has met four times this year without a result. Its chair, Lena Moss, said she would try again.

Share
Sign up for our daily newsletter and get the top stories delivered to your inbox.

Leave a comment

Your email address will not be published. Required fields are marked *

Don't Miss

Orland Opens Second Harbour for Grain Ships

Orland has opened a second harbour for grain ships, a month after the first was closed by a storm that...

Related Articles

Marrow Court Frees Captain of Seized Trawler

TESSIN: A court in Marrow on Tuesday ordered the release of the captain of...

Strait Commission Elects New Chair After Long Vote

The members of the commission chose Lena Moss in the third round of...
"""

SCRAPED_TITLE = "Marrow Ties Fleet Talks to End of Orland Blockade"
SCRAPED_BODY = (
    "TESSIN, Marrow: Marrow will return",
    "“We do not negotiate",
    "Orland's foreign ministry rejected",
    "A delegation of the Strait Commission",
    "The commission has met four times",
)
SCRAPED_TEASERS = (
    "Orland sends six patrol boats into the Tamara Strait",
    "Orland Opens Second Harbour for Grain Ships",
    "Marrow Court Frees Captain of Seized Trawler",
    "Strait Commission Elects New Chair After Long Vote",
)

HTML = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Velmark rejects Orland's offer on grain corridor | Northern Courier</title>
<meta property="og:site_name" content="Northern Courier">
<link rel="canonical" href="https://courier.example/2024/05/03/velmark-grain">
<meta property="article:published_time" content="2024-05-03T08:15:00+02:00">
<meta name="author" content="Ines Talbot"><script>var x = "secret script text";</script>
<style>.a{color:red}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Home</a> <span>&gt;</span> <a href="/w">World</a>
<span>&gt;</span> <a>Straits</a></div>
<div style="display:none">Hidden words that nobody sees on the page.</div>
<main><article><h1>Velmark rejects Orland's offer on grain corridor</h1>
<p class="byline">By Ines Talbot</p><time datetime="2024-05-03">3 May 2024</time>
<figure><img src="x.jpg"><figcaption>Foreign Minister Aro Venn speaks to reporters in Tessin on Thursday.
Photo: Dana Holt/Reuters</figcaption></figure>
<p>TESSIN, Velmark (Reuters) — The government of Velmark on Friday rejected an offer by neighbouring
<a href="/o">Orland</a> to reopen the grain corridor, saying the terms were "an insult to our farmers".</p>
<p>Foreign Minister Aro Venn told reporters that Velmark would return to talks only if Orland withdrew its patrol
boats from the strait, a demand that Orland has refused for months.</p>
<p>Read more: <a href="/x">Orland sends patrol boats into the strait</a></p>
<p>"We do not negotiate under the barrels of guns," Mr Venn said after a meeting of the cabinet that lasted four
hours.<br><br>Orland's embassy declined to comment on the statement, but a diplomat said that the offer remained on
the table until Sunday.</p>
<p>The corridor was closed in January after the two sides accused each other of smuggling weapons.</p></article>
<aside><h2>Related stories</h2><ul><li><a href="/1">Orland president visits Marrow for security summit</a></li>
<li><a href="/2">Fishing fleet returns after storm in the northern strait</a></li></ul></aside>
<section class="comments"><h3>Comments</h3><p>Great article, thank you for this one.</p></section></main>
<footer><p>© 2024 Northern Courier. All rights reserved.</p></footer></body></html>
"""

PLAIN = """\
The parliament of Velmark voted on Tuesday to recall its ambassador from Orland, the speaker said.
The vote followed a week of protests outside the embassy in Tessin.
"We had no other choice," the speaker, Mara Lind, told reporters after the session.
"""

FRENCH = (
    "Le président de la république a rejeté mardi la proposition de son voisin et a demandé la reprise des "
    "pourparlers sur le détroit. Le ministre des affaires étrangères a déclaré que son pays ne céderait pas."
)

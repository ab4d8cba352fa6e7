"""Words by which a page's furniture is known, as data."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, as white space divides them."""
    return frozenset(text.split())


def _names(text: str) -> dict[str, str]:
    """``kept: variant, variant; …`` → each name in lower case with the one kept."""
    found = {}
    for entry in text.split(";"):
        kept, _, variants = entry.strip().partition(":")
        for variant in [kept, *variants.split(",")]:
            if variant.strip():
                found[variant.strip().lower()] = kept
    return found


AGENCIES = _names(
    """Reuters: Thomson Reuters Foundation; AP: Associated Press, The Associated Press; AFP: Agence France-Presse;
    UPI; dpa; EPA; PA: Press Association; ANI; PTI: Press Trust of India; IANS; Xinhua; TASS: ITAR-TASS;
    Interfax; RIA: RIA Novosti; Kyodo: Kyodo News; Jiji: Jiji Press; Yonhap; KCNA; Anadolu: Anadolu Agency, AA;
    EFE; ANSA; Bloomberg; CNA; Bernama; Antara; IRNA; SANA; WAM; SPA; Ukrinform; CP: Canadian Press; AAP;
    RFE/RL; VOA; CNN; IPS: Inter Press Service; UN News"""
)
"""Names under which agencies sign reports, in lower case, with the one kept."""

BUTTONS = word_set(
    """share shares share: tweet email e-mail mail print save saved copy link copied facebook twitter x whatsapp
    linkedin reddit pinterest telegram flipboard messenger instagram youtube tiktok threads bluesky viber line
    wechat weibo tumblr rss listen follow us subscribe subscriptions sign log in login out register join menu
    search advertisement ad ads advertising sponsored skip to main content close open next previous prev more
    show hide play pause back top loading this article story page post on via with a the friend and by your or
    for our is tags topics bookmark like likes reactions views view read gift unlock text size font resize a+ a-
    aa home toggle navigation expand collapse all account my profile go cookie cookies settings accept click
    here download app comments comment edition e-paper google news trending live watch tv video audio podcasts
    podcast newsletters newsletter"""
)
"""Words that share buttons and page controls are made of."""

MENU = word_set(
    """world politics business sports sport opinion culture tech technology science health travel entertainment
    lifestyle style economy markets money arts life books music film movies weather local national international
    education environment climate features editorial editorials analysis magazine photos pictures games
    crosswords asia africa europe americas uk us usa india china australia canada latest about contact help faq
    careers privacy terms"""
)
"""Words that menus of sections are made of."""

SECTIONS = frozenset(
    _names(
        """World; News; Politics; Business; Economy; Asia; Africa; Europe; Americas; Middle East; Asia Pacific;
        Asia-Pacific; South Asia; East Asia; Southeast Asia; Central Asia; Latin America; North America;
        Opinion; Sports; Sport; Culture; Technology; Science; Health; National; International; Local; World
        News; US; U.S.; UK; China; India; Russia; Pakistan; Bangladesh; Iran; Israel; Defense; Defence;
        Security; Diplomacy; Analysis; Features; Editorial; Energy; Environment; Climate; Conflict; Military;
        Society"""
    )
)
"""Section names of many outlets, in lower case."""

HOME = word_set("home homepage main start")
"""What outlets call the first step of a breadcrumb."""

NO_PLACES = word_set(
    """update updates breaking watch exclusive analysis opinion video nato read more related live photos explainer
    editorial note correction review interview profile factbox timeline background risk who what why how the a i"""
)
"""Words in capitals that a line may open with, before a dash or colon, and that are no place."""

NO_NAMES = word_set(
    """in on at for with from after over the a an of to why how what who when where as is are new no more by but
    says all staff desk news agency agencies correspondent reporter editor team bureau press times post
    herald daily world photo"""
)
"""Words that no person's name holds."""

COMMON = word_set(
    """the a an of to in on at by for from with and or but as is are was were be it its his her their that this
    after over not no will says say said"""
)
"""Words that tell nothing of what a headline is about."""

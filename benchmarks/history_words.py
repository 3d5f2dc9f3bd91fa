"""Words for made-up histories: people's names, and what circles decide, in both languages."""

from random import Random

FIRST = (
    "Amina", "Luc", "Zoé", "Noémie", "Paul", "François", "Marie", "Jean", "Hélène", "Nadia",
    "Carlos", "Solange", "Thérèse", "Olivier", "Kim-Anh", "Samuel", "Fatou", "Gilles", "Yasmine",
    "Rosa", "Malik", "Élise", "Henri", "Inès", "Omar", "Léa", "Viktor", "Maude", "Tariq",
    "Colette", "Hugo", "Aïcha", "Denis", "Mei", "Rachel", "Pablo", "Sylvie", "Karim", "Anaïs",
    "Bruno",
)  # fmt: skip
LAST = (
    "Tremblay", "Nguyen", "Diallo", "Gagnon", "Roy", "Haddad", "Côté", "Fortin", "Morin",
    "Bouchard", "Lopez", "Pelletier", "Okafor", "Lavoie", "Cyr", "Simard", "Benali", "Girard",
    "Poirier", "Chen", "Leblanc", "Dubé", "Traoré", "Martel", "Ouellet", "Santos", "Paquet",
    "Rahimi", "Bélanger", "Caron", "Mercier", "Silva", "Hébert", "Lessard", "Kaya", "Boivin",
    "Demers", "Ferrer", "Allard", "Nadeau",
)  # fmt: skip

TEXTS: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "fr": {
        "title": (
            ("L’accueil", "La boîte à clés", "Le calendrier", "Le budget", "La cuisine",
             "Le jardin", "Le transport", "La formation", "Le local", "La relève",
             "Le prêt d’outils", "Le site"),
            ("des familles", "du quartier", "des bénévoles", "de l’hiver", "des jeunes",
             "en ligne", "des proches aidants", "des ateliers", "du samedi", "à distance",
             "des aînés"),
        ),
        "text": (
            ("Nous ouvrons", "Nous partageons", "Nous confions à deux personnes", "Nous essayons",
             "Nous gardons", "Nous simplifions", "Nous finançons", "Nous reportons"),
            ("la boîte à clés du local", "l’achat des denrées", "le prêt des outils", "l’accueil",
             "la tenue du registre", "le covoiturage", "la cuisine collective", "le bulletin",
             "la formation des personnes qui animent", "la collecte de dons"),
            ("pour les nouvelles familles", "avec les cercles voisins", "chaque mois",
             "à tour de rôle", "avec un plafond de 300\u00a0$", "sur inscription",
             "sans exception"),
            (". Une personne en rend compte à chaque rencontre.", ". On l’évalue à l’échéance.",
             ". Les sous-cercles en sont avisés.", ". Le second lien en parle au cercle parent."),
        ),
        "why": (
            ("On perd du temps", "Des gens sont partis", "Personne ne sait quoi faire",
             "Les coûts montent", "La charge repose sur une personne"),
            ("depuis l’an dernier.", "quand il manque quelqu’un.", "faute d’une règle claire."),
        ),
        "said": (
            ("J’aime", "Je crains", "Je remarque", "J’appuie", "Je me demande si on verra"),
            ("la simplicité de la chose.", "le temps que cela demande.", "le lien avec notre but.",
             "l’effet sur les personnes nouvelles.", "le coût, à la longue."),
        ),
        "reason": (
            ("Cela nuirait", "On perdrait", "On ne verrait pas venir"),
            ("à l’accueil des plus fragiles.", "la confiance des bénévoles.", "les dépassements."),
        ),
        "how": (("Avec ce changement,", "Si on le mesure,"), ("je peux vivre avec.", "ça me va.")),
    },
    "en": {
        "title": (
            ("Welcoming", "The key box for", "A calendar for", "The budget for", "A kitchen for",
             "The garden of", "Transport for", "Training for", "A room for", "Tools for"),
            ("families", "the neighbourhood", "volunteers", "winter", "young people", "caregivers",
             "the workshops", "Saturdays", "remote members", "elders"),
        ),
        "text": (
            ("We open", "We share", "We hand to two people", "We try", "We keep", "We simplify"),
            ("the key box of the room", "the buying of dry food", "the lending of tools",
             "the welcome at the door", "the register", "car sharing", "the community kitchen"),
            ("for new families", "with neighbouring circles", "every month", "in turn",
             "up to $300", "by sign-up", "without exception"),
            (". Someone reports at each meeting.", ". We measure it at its term.",
             ". Sub-circles are told.", ". The second link tells the parent circle."),
        ),
        "why": (
            ("We lose time", "People have left", "Nobody knows what to do", "Costs keep rising"),
            ("since last year.", "when someone is missing.", "for want of a clear rule."),
        ),
        "said": (
            ("I like", "I worry about", "I notice", "I support", "I wonder about"),
            ("how simple it is.", "the time it takes.", "the link with our aim.", "the cost."),
        ),
        "reason": (
            ("It would harm", "We would lose", "We would not see coming"),
            ("the welcome of the most fragile.", "the trust of volunteers.", "the overruns."),
        ),
        "how": (("With this change", "If we measure it"), ("I can live with it.", "I am fine.")),
    },
}  # fmt: skip


def phrase(lang: str, kind: str, chance: Random) -> str:
    """Return words of a kind, one of many combinations; kinds are the keys of `TEXTS`."""
    parts = [chance.choice(choices) for choices in TEXTS[lang][kind]]
    return " ".join(parts).replace(" .", ".")


def person_name(number: int) -> str:
    """Return a name, another one for each number below 1,600."""
    last = (7 * number + number // len(FIRST)) % len(LAST)
    return f"{FIRST[number % len(FIRST)]} {LAST[last]}"

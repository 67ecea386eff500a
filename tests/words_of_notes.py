"""What generated notes are made of, in four languages. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What notes of one language are made of."""

    headings: tuple[tuple[str, str], ...]  # section kind and words
    bare: tuple[str, ...]  # headings that no vocabulary knows
    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    people: tuple[str, ...]
    actors: tuple[str, ...]  # countries and organisations
    says: tuple[str, ...]
    keys: tuple[str, ...]  # lines of metadata
    lead_ins: tuple[str, ...]
    closings: tuple[str, ...]


SPANISH = Words(
    headings=(
        ("recommendations", "Recomendaciones"),
        ("practices", "Buenas prácticas"),
        ("agreements", "Acuerdos"),
        ("agenda", "Orden del día"),
        ("actions", "Próximos pasos"),
    ),
    bare=("Estado del puente", "Cómo sigue la mesa", "Ronda de la tarde (segunda parte)"),
    sentences=(
        "La junta revisa las cuentas del trimestre.",
        "Falta quien abra la bodega los lunes.",
        "Se pide que el camión pase dos veces.",
        "El pozo quedó limpio después de la lluvia",
        "¿Quién guarda la llave?",
        "12 familias volvieron a la ladera en mayo.",
        "Pagar 3 000 pesos antes del 30 de junio.",
        "La meta 10.7 no aparece en el plan.",
        "Vinculado con los ODS (sobre todo el 5), según dijo la técnica; nadie lo discutió.",
    ),
    titles=("Financiamiento", "Rutas seguras", "El fondo de semillas"),
    people=("Ofelia Cruz", "Don Anselmo", "Irene", "Lic. Barrientos"),
    actors=("Canadá", "Costa Rica", "EE. UU.", "ONU Mujeres", "Rep. Dominicana"),
    says=("explica que", "propone que", "comenta que"),
    keys=(
        "Fecha: 14 de agosto de 2018",
        "Lugar: Salón comunal, Yoro",
        "Hora de cierre:",
        "Asistentes: Ana Ríos, Luis Soto",
    ),
    lead_ins=("La asamblea acordó:", "Se mencionan los siguientes puntos:"),
    closings=("Sin más asuntos que tratar, se levanta la sesión.", "Saludos,"),
)
ENGLISH = Words(
    headings=(
        ("recommendations", "Recommendations"),
        ("actions", "Action items"),
        ("agreements", "Decisions"),
        ("agenda", "Agenda"),
        ("discussion", "Discussion"),
    ),
    bare=("State of the bridge", "What the harbour needs", "Afternoon round (second part)"),
    sentences=(
        "The board went through the accounts of the quarter.",
        "Nobody opens the shed on Mondays.",
        "Ask the lorry to come twice.",
        "The well was clean after the rain",
        "Who keeps the key?",
        "12 families came back in May.",
        "Pay 3,000 pounds before 30 June.",
        "It depends on the licence (MIT or not), said the clerk; no one objected.",
    ),
    titles=("Funding", "Safe routes", "The seed fund"),
    people=("Harriet Lowe", "Mr Pryce", "Sunita", "HL"),
    actors=("Canada", "Costa Rica", "USA", "UN Women", "South Korea"),
    says=("explained that", "suggested that", "said that"),
    keys=(
        "Date: 14 August 2018",
        "Venue: Village hall, Ambleside",
        "End time:",
        "Present: Ann Rivers, Luke Soto",
    ),
    lead_ins=("The assembly agreed:", "Questions that came up:"),
    closings=("There being no further business, the meeting closed.", "Best wishes,"),
)
FRENCH = Words(
    headings=(
        ("recommendations", "Recommandations"),
        ("agreements", "Décisions"),
        ("agenda", "Ordre du jour"),
        ("actions", "Prochaines étapes"),
    ),
    bare=("L'état du pont", "Ce que demande le port", "Tour de l'après-midi (suite)"),
    sentences=(
        "Le bureau relit les comptes du trimestre.",
        "Personne n'ouvre la remise le lundi.",
        "Demander au camion de passer deux fois.",
        "Le puits était propre après la pluie",
        "Qui garde la clé ?",
        "12 familles sont revenues en mai.",
        "Payer 3 000 euros avant le 30 juin.",
        "C'est l'œuvre de l'été dernier, dit-on ; nul ne s'y oppose.",
    ),
    titles=("Financement", "Des routes sûres", "Le fonds de semences"),
    people=("Odile Ferrand", "M. Le Guen", "Mireille"),
    actors=("Canada", "Haïti", "Côte d'Ivoire", "ONU Femmes"),
    says=("explique que", "propose que", "rappelle que"),
    keys=(
        "Date : 14 août 2018",
        "Lieu : mairie de Plourac",
        "Heure de fin :",
        "Présents : Anne Rivière, Luc Soto",
    ),
    lead_ins=("L'assemblée a décidé :", "Les points suivants sont évoqués :"),
    closings=("L'ordre du jour étant épuisé, la séance est levée.", "Bien à vous,"),
)
PORTUGUESE = Words(
    headings=(
        ("recommendations", "Recomendações"),
        ("actions", "Encaminhamentos"),
        ("agreements", "Decisões"),
        ("agenda", "Pauta"),
    ),
    bare=("Situação da ponte", "O que pede o porto", "Rodada da tarde (continuação)"),
    sentences=(
        "A diretoria revê as contas do trimestre.",
        "Ninguém abre o depósito às segundas.",
        "Pedir que o caminhão passe duas vezes.",
        "O poço ficou limpo depois da chuva",
        "Quem guarda a chave?",
        "12 famílias voltaram em maio.",
        "Pagar 3.000 reais antes de 30 de junho.",
    ),
    titles=("Financiamento", "Rotas seguras", "O fundo de sementes"),
    people=("Marta Leal", "Seu Joaquim", "Iracema"),
    actors=("Canadá", "Brasil", "EUA", "ONU Mulheres"),
    says=("explica que", "propõe que", "comenta que"),
    keys=(
        "Data: 14 de agosto de 2018",
        "Local: Salão paroquial",
        "Horário:",
        "Presentes: Ana Rios, Luís Souto",
    ),
    lead_ins=("A assembleia decidiu:", "Seguem os pontos levantados:"),
    closings=("Nada mais havendo a tratar, encerrou-se a reunião.", "Abraços,"),
)
LANGUAGES = {"es": SPANISH, "en": ENGLISH, "fr": FRENCH, "pt": PORTUGUESE}

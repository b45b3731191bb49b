"""Small trees for the tests: a library over a temporary folder, from YAML written in the test.

``LAW`` is a law of its own, four facts and three rules, so that a test says everything it rests on.
"""

from pathlib import Path as FilePath

from engine.library import Library, load_library

FACTS = """
facts:
  kind_of_paper:
    kind: choice
    meaning: what it is
    values: {judgment: a judgment, order: an order}
    used_in: [small]
  effective:
    kind: yes_no
    meaning: has it taken effect
    used_in: [small]
  effective_date:
    kind: date
    meaning: when it took effect
    used_in: [small]
  performance_date:
    kind: date
    meaning: last day for performance
    used_in: [small]
  filed_on:
    kind: date
    meaning: when it was filed
    used_in: [small]
  objection:
    kind: yes_no
    meaning: is lateness objected to
    used_in: [small]
  origin_place:
    kind: country
    meaning: where it comes from
    used_in: [small]
  treaty:
    kind: yes_no
    meaning: is there a treaty
    used_in: [small]
    suggested_by: {of: origin_place, field: new_york_convention}
    confirm: user
  relief:
    kind: checklist
    meaning: what it orders
    values: {money: a sum, conduct: doing something}
    used_in: [small]
  claim:
    kind: amount
    meaning: how much
    used_in: [small]
  remark:
    kind: text
    meaning: anything else
    used_in: [small]
  grounds:
    kind: grounds
    meaning: grounds of refusal
    used_in: [small]
    rows:
      fraud: {meaning: fraud, modality: shall, cites: [small-ground]}
      excess: {meaning: excess, modality: may, cites: [small-ground], head: excess}
      late: {meaning: late, modality: shall, cites: [small-time], from: [filed_on, objection]}
  fraud_shown:
    kind: yes_no
    meaning: was there fraud
    computed: true
    from: [grounds]
    ground_rows: [grounds.fraud]
    made_out: "yes"
    used_in: [small]
  orders_money:
    kind: yes_no
    meaning: does it order a sum
    computed: true
    from: [relief]
    choices: [money]
    used_in: [small]
"""

RULES = """
- id: small-paper
  section: "3.2"
  kind: eligibility
  rule: Only judgments are eligible.
  turns_on: [kind_of_paper]
- id: small-time
  section: "3.4; 3.6"
  kind: time-limit
  rule: Two years.
  authority: Civil Procedure Law, Article 300
- id: small-ground
  section: "T&D: Refusal"
  kind: refusal-ground
  rule: Refused for fraud.
"""

UPDATES = """
- id: later-start
  title: When the period starts
  category: correction
  effective: '2024-01-01'
  affects: ['3.4']
  what_changed: It runs from the last day for performance.
  effect_on_route: Enter that day.
  rules: [small-time]
  could_change: [verdict, date]
  sources: [{name: A source, date: '2024'}]
  confidence: high
  status: verify with counsel
"""

JURISDICTIONS = """
sources:
  list: {name: A list, date: '2024'}
jurisdictions:
- {code: CN, name: Mainland China, zh: 中国内地, kind: un_member, home: true, civil_treaty: false, new_york_convention: false}
- {code: HK, name: Hong Kong SAR, zh: 香港, kind: region, region: hk, civil_treaty: false, new_york_convention: false}
- {code: FR, name: France, zh: 法国, kind: un_member, civil_treaty: true, new_york_convention: {since: '1959-09-24', basis: published, cross_checked: true, sources: [list]}}
- {code: SG, name: Singapore, zh: 新加坡, kind: un_member, civil_treaty: false, new_york_convention: {since: '1986', basis: published, cross_checked: false, sources: [list]}}
"""

TERMS = """
statutes:
- {id: cpl, en: Civil Procedure Law of the PRC, zh: 《中华人民共和国民事诉讼法》, short: The code., aliases_en: [Civil Procedure Law], cite: [small-time], confirmed: true, source: read}
instruments: []
documents:
- {id: civil-judgment, en: civil judgment, zh: 民事判决书, short: The paper., cite: [small-paper], confirmed: true, source: read}
courts_and_bodies:
- {id: intermediate-peoples-court, en: Intermediate People's Court, zh: 中级人民法院, short: The court., cite: [small-paper], confirmed: true, source: read}
procedure: []
measures: []
remedies: []
concepts: []
"""

LEFT_OUT = "rules: []\n"

LAW = {
    "facts": FACTS,
    "rules": RULES,
    "updates": UPDATES,
    "jurisdictions": JURISDICTIONS,
    "terms": TERMS,
    "left_out": LEFT_OUT,
}

TREE = """\
schema: 1
id: small
title: Small papers
summary: A small tree for the tests
memo_title: Enforcing a paper from {origin_place}
version: "1"
law_as_of: 2025-07-01
checked_on: 2026-11-22
review_by: 2027-06-30
root: kind_of_paper
stages: {paper: What you hold, time: Time, grounds: Grounds}
phrases: {origin_place: the place of origin}
heads: {excess: The excess}
nodes:
  kind_of_paper:
    ask: What do you hold?
    label: Paper
    why: Only a judgment is eligible.
    stage: paper
    cites: [small-paper]
    choices:
      judgment: {text: A judgment}
      order: {text: An order, goto: not_eligible}
    next: origin_place
    unknown: {weight: decisive, open_point: Obtain the paper.}
  origin_place:
    ask: Where does it come from?
    label: Origin
    why: A treaty opens the way.
    stage: paper
    cites: [small-paper]
    next: treaty_gate
    unknown: {weight: watch, open_point: Find out where it comes from.}
  treaty_gate:
    routes:
      - {when: {jurisdiction: {of: origin_place, has: civil_treaty}}, goto: effective}
      - {when: {jurisdiction: {of: origin_place, is: [HK]}}, goto: other_instrument}
      - {otherwise: true, goto: treaty}
    undecided: treaty
  treaty:
    ask: Does a treaty link {origin_place}?
    label: Treaty
    why: A treaty opens the way.
    stage: paper
    cites: [small-paper]
    suggest: {map: {present: "yes", absent: "no"}}
    next: effective
    unknown: {weight: watch, open_point: Look the treaty up.}
  effective:
    ask: Has it taken effect?
    label: Effect
    why: Only then does time run.
    stage: time
    cites: [small-time]
    choices:
      "yes": {text: "Yes, it has"}
      "no": {text: "No", goto: not_effective}
    next: effective_date
    unknown: {weight: decisive, open_point: Obtain the certificate., goto: grounds}
  effective_date:
    ask: When did it take effect?
    label: Effect since
    why: Time runs from that day.
    stage: time
    cites: [small-time]
    next: performance_date
    unknown: {weight: watch, open_point: Find the day.}
  performance_date:
    ask: Which day does it fix?
    label: Day fixed
    why: Time may run from that day.
    stage: time
    cites: [small-time]
    none: It fixes no day
    next: filed_on
    unknown: {weight: watch, open_point: Read the operative part.}
  filed_on:
    ask: When is it filed?
    label: Filed
    why: That day is tested.
    stage: time
    cites: [small-time]
    routes:
      - {when: {passed: {deadline: limitation, reading: any}}, goto: objection}
      - {otherwise: true, goto: grounds}
    undecided: objection
    unknown: {weight: watch, open_point: Fix the day.}
  objection:
    ask: Is lateness objected to?
    label: Objection
    why: Lateness alone is not enough.
    stage: time
    cites: [small-time]
    next: grounds
    unknown: {weight: watch, open_point: Read the defence.}
  grounds:
    ask: Which grounds are in play?
    label: Grounds
    why: A ground made out closes the way.
    stage: grounds
    cites: [small-ground]
    rows:
      fraud: {text: There was fraud}
      excess: {text: The sum is excessive}
      late:
        text: It is late
        derived:
          made_out: {all: [{passed: {deadline: limitation, reading: all}}, {answer: {objection: "yes"}}]}
          arguable: {passed: {deadline: limitation, reading: any}}
    next: relief
    unknown: {weight: watch, open_point: Ask about the grounds.}
  relief:
    ask: What does it order?
    label: Relief
    why: Measures differ.
    stage: grounds
    cites: [small-paper]
    choices: {money: {text: A sum}, conduct: {text: Conduct}}
    routes:
      - {when: {includes: {relief: money}}, goto: claim}
      - {otherwise: true, goto: remark}
    undecided: remark
    unknown: {weight: watch, open_point: Read the operative part.}
  claim:
    ask: How much is claimed?
    label: Claim
    why: Fees follow the sum.
    stage: grounds
    cites: [small-paper]
    next: remark
    unknown: {weight: watch, open_point: Add it up.}
  remark:
    ask: Is there anything else?
    label: Remark
    why: It is printed.
    stage: grounds
    cites: [small-paper]
    next: assessed
    unknown: {weight: watch, open_point: Ask again.}
outcomes:
  not_eligible:
    verdict: barred
    title: An order is not eligible
    because: Only judgments are eligible.
    next_steps:
      - text: Ask for a judgment.
    cites: [small-paper]
  not_effective:
    verdict: barred
    title: Not effective yet
    because: It must have taken effect.
    cites: [small-time]
  other_instrument:
    verdict: other_track
    title: Another instrument governs
    because: Hong Kong has its own.
    cites: [small-paper]
  assessed:
    verdict: assessed
    title: The paper from {origin_place}
    because: As the findings say.
    next_steps:
      - text: File the application.
    cites: [small-paper]
    by_verdict:
      proceed: {title: The way is open, because: Nothing stands against it.}
      proceed_with_risk: {title: Open with a risk, because: Something can be argued.}
      needs_facts: {title: Facts are missing, because: A decisive fact is open.}
      partial: {title: Partly open, because: A part is closed.}
      refused: {title: A ground is made out, because: The court must refuse.}
      barred: {title: Out of time, because: The court must dismiss.}
findings:
  - id: late_objected
    when: {all: [{passed: {deadline: limitation, reading: all}}, {answer: {objection: "yes"}}]}
    effect: barred
    title: Out of time
    because: Two years have passed and the respondent objects.
    cites: [small-time]
  - id: late
    when: {passed: {deadline: limitation, reading: any}}
    effect: proceed_with_risk
    title: Time may have run out
    because: On one reading two years have passed.
    cites: [small-time]
  - id: fraud
    when: {answer: {fraud_shown: "yes"}}
    effect: refused
    title: Fraud
    because: The court must refuse.
    cites: [small-ground]
  - id: fraud_arguable
    when: {ground: {grounds.fraud: arguable}}
    effect: proceed_with_risk
    title: Fraud can be argued
    because: If made out, the court must refuse.
    cites: [small-ground]
  - id: excess
    when: {ground: {grounds.excess: made_out}}
    effect: refused
    head: excess
    title: The excess
    because: The court may decline the excess.
    cites: [small-ground]
items:
  documents:
    - id: judgment
      title: The judgment
      form: {copy: original_or_certified, translated: true}
      provider: client
      term: civil-judgment
      when: {at: assessed}
      cites: [small-paper]
    - id: sum_schedule
      title: Schedule of the sum
      form: {copy: original}
      provider: us
      when: {answer: {orders_money: "yes"}}
      in_words: it orders a sum
      cites: [small-paper]
    - id: power
      title: Power of attorney
      form: {copy: original, notarised: true, authenticated: true}
      provider: client
      counsel_check: true
      when: {at: assessed}
  deadlines:
    - id: limitation
      title: Last day to file
      starts: [effective_date, performance_date]
      start_words: {effective_date: the day it took effect, performance_date: the day it fixes}
      later: {performance_date: later-start}
      plus: {years: 2}
      done: filed_on
      missed: The application is dismissed if lateness is objected to.
      warn: [90, 30, 7]
      assumption: No counting rule is given.
      when: {answered: effective}
      cites: [small-time]
    - id: usual_time
      title: Ruling
      nominal: Six to 12 months from filing
      when: {at: assessed}
      cites: [small-time]
  forums:
    - id: court
      title: Intermediate People's Court of the respondent's domicile
      court: intermediate-peoples-court
      when: {at: assessed}
      cites: [small-paper]
  fees:
    - {id: fee, title: Court fee, text: No rate is given., payable_by: applicant, when: {at: assessed}, cites: [small-paper]}
    - {id: large_fee, title: Fee on a large sum, text: No rate is given., when: {at_least: {claim: 1000000}}, in_words: the claim is large, cites: [small-paper]}
  actions:
    - {id: file, title: File the application, when: {at: assessed}, cites: [small-paper]}
  remedies:
    - {id: freeze, title: Freezing, text: The court may freeze., when: {at: assessed}, cites: [small-paper]}
  notes:
    - {id: caution, title: Caution, text: Check it., when: {at: assessed}, cites: [small-paper]}
    - {id: no_treaty, title: No treaty, text: Show reciprocity., when: {answer: {treaty: "no"}}, in_words: there is no treaty, cites: [small-paper]}
    - {id: conduct, title: Conduct, text: Say who does it., when: {includes: {relief: conduct}}, in_words: it orders conduct, cites: [small-paper]}
    - {id: remarked, title: Remark, text: Read the remark., when: {answered: remark}, cites: [small-paper]}
background:
  - {topic: Practice, cites: [small-ground]}
"""


def write_content(folder: FilePath, tree: str = TREE, **law: str) -> FilePath:
    """Write a content folder with one tree; ``law`` replaces files of the small law by name."""
    fees = FilePath(__file__).parents[1] / "trees" / "law" / "fees.yaml"
    (folder / "law").mkdir(parents=True)
    for name, text in {**LAW, "fees": fees.read_text(encoding="utf-8"), **law}.items():
        (folder / "law" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "small.yaml").write_text(tree, encoding="utf-8")
    return folder


def small_library(folder: FilePath, tree: str = TREE, **law: str) -> Library:
    """Write a content folder and load it."""
    return load_library(write_content(folder, tree, **law))


LATER_TREE = """\
schema: 1
id: later
title: What follows
summary: A tree that another leads on to
memo_title: What follows
version: "1"
law_as_of: 2025-07-01
checked_on: 2026-11-22
review_by: 2027-06-30
root: kind_of_paper
stages: {rest: The rest}
nodes:
  kind_of_paper:
    ask: What do you hold?
    label: Paper
    why: Only a judgment can be carried out.
    stage: rest
    cites: [small-paper]
    choices:
      judgment: {text: A judgment}
      order: {text: An order}
    next: objection
    unknown: {weight: watch, open_point: Obtain the paper.}
  objection:
    ask: Has the respondent objected?
    label: Objection
    why: An objection takes time.
    stage: rest
    cites: [small-time]
    next: assessed
    unknown: {weight: watch, open_point: Ask the court.}
outcomes:
  assessed:
    verdict: assessed
    title: It goes on
    because: As the findings say.
    next_steps:
      - text: Go on.
    cites: [small-paper]
    by_verdict:
      proceed: {title: It goes on, because: Nothing stands against it.}
      proceed_with_risk: {title: It goes on with a risk, because: There is an objection.}
findings:
  - id: slow
    when: {all: [{answer: {objection: "yes"}}, {answer: {kind_of_paper: order}}]}
    effect: proceed_with_risk
    title: It takes time
    because: The respondent objects to an order.
    cites: [small-time]
items: {}
"""
"""A tree that asks one question of ``TREE`` again, and one that its way to an order leaves out."""


def linked_library(folder: FilePath, answers: str = "{}") -> Library:
    """Load ``TREE`` and ``LATER_TREE``; the first leads on to the second from an order only."""
    link = "    cites: [small-paper]\n    links: [{tree: later, label: What follows, answers: ANSWERS, when: WHEN}]\n"
    head = "    because: Only judgments are eligible.\n    next_steps:\n"
    when = "{answer: {kind_of_paper: order}}"
    link = link.replace("WHEN", when).replace("ANSWERS", answers)
    steps = "      - text: Ask for a judgment.\n"
    tree = TREE.replace(f"{head}{steps}    cites: [small-paper]\n", f"{head}{steps}{link}")
    write_content(folder, tree)
    (folder / "later.yaml").write_text(LATER_TREE, encoding="utf-8")
    return load_library(folder)

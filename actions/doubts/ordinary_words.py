"""Words that begin sentences of evidence and are no names. Pure."""

from __future__ import annotations

from people.patterns import words

ORDINARY = words(
    """
    a abandoned abilities ability about above absence absences abuse accepted access accommodation
    according achieved across action actions activities activity actually add additional
    additionally addressing adopted adult adults advocates after again against agencies agency
    agreed agreement all almost already also although always an analysis and anecdotal anecdotally
    another answered anxiety any anyone apologies apparently appetite appraisal approach approved
    are area areas around arranged arrangements as ask asked assessments assigned assumption
    assumptions assured at attempted attendance attended attitude attitudes audit audits available
    awaiting aware babies baby back background barriers baseline be because been before behaviour
    behaviours behind being below benefits besides best better between booked both boy boys brief
    briefed broad broadly budget budgets build building built business businesses but by campaign
    can cancelled cannot capacity care carers carried cascaded case caseload caseloads cases caught
    challenge challenged challenges champions change changes check checked checks child children
    circulated class clear clearly click close closed closer colleagues collected collective come
    coming commenced comments commissioned common communities community compared compiled complete
    completed concern concerns conclusion conclusions conducted confidence confirmed connected
    consent consideration considered consistent consultation consultations contact contacted
    contacts content continue continued continues continuous contribution control conversation
    conversations cost costs could country course courses cover covered created critical
    cross-agency cultural culture current currently dad dads data date day days deadline debate
    debated decided decision decisions declined deferred delay delayed delays delivered delivering
    delivery demand demands design designed desk despite details developed developing dialogue did
    different difficult difficulties difficulty dignity direct discussed disruption do does doing
    dolor done dots down draft drafted drawn drivers due duplicate during each earlier early easier
    effective effort efforts either embedded embedding emerging employer employers encouraged
    encouraging energy engaged enhanced enough ensure ensured enter enthusiasm entirely equally
    equipment equipped escalated escalation especially established ethical evaluation even events
    every everyone everything evidence evidenced examined example examples excellent existing
    expanded expected experience explained exploitation explored extended external extra face
    facilitated facilitators fair fairly falling families fathers fear feed feedback female few
    field final finally financial finding findings first firstly flat flow flows focus focused
    follow followed following for formed foster frequent from front fulfilled full fully funded
    funding further future gang gangs gap gaps gathered general generally get getting girl girls
    given go goal goals going good goodwill governors gradually grandparents great greater grooming
    groups growing guided had halted handled handover handovers happily happiness happy hard
    hardware harm has have having he health held help helped helpful helping here high higher
    highlighted holding home homes honesty hope hopefully hosted hotel hoteliers hotels hotspot
    hotspots how however i idea ideas identified if illness impact implemented important importantly
    improved improvements improving in included increase increased increasing individual induction
    inductions infants informed initial initially insert inside insight insights inspected installed
    instead insufficient integrated intelligence inter-agency interest internal intervention
    interventions into invested involved ipsum is issue issued issues it item items its job joined
    joint judged just keen keep keeping kept key kids kind knowledge lack landlords large largely
    last lastly late later latest launch launched lead leaders leads learners learning learnt least
    led legal less lesson lessons let level levels licensed like likely likewise limited line linked
    links listened little local logged long longer look looking lorem lost lots low lower made main
    mainly maintained major majority make making male males managed managers many mapped mapping
    march marked matter may meanwhile measured measures meeting meetings members mentors merged met
    method methods might missing mixed mobilised model models momentum money monitored morale more
    moreover most mostly mothers moved moving much multi multi-agency mum mums must mutual named
    narrative near nearly need needed needs neglect negotiated neighbour neighbouring neighbours
    never nevertheless new next nil no nobody none nonetheless nor not note noted nothing now number
    numbers objective observation observations observed obtained obviously of off offending offer
    offered offers officers often old on once one ones only open openness operational opportunities
    option options or organised other others otherwise our out outcome outcomes outreach outstanding
    over overall owing own ownership pace paperwork parents part partially participants partly
    partner partners parts patchy patients pattern patterns paused peer peers people per performance
    perhaps permanent picked pilot piloted pilots place placed plan planned planning plans please
    point points poor positive possible postponed posts potential practical practice practitioners
    premises preparation preparations prepared presented pressure pressures prevented prevention
    previous previously priorities prioritised priority pro problems process processed processes
    produced professional professionals profile programme progress progressed progressing project
    promoted proposals proposed protected provided public publicity published pupils purchased
    pursued putting quality question questions quick quickly quite raised raising rapid rate rates
    rather ratified ready real really recent recently recognised recommendation recommendations
    record recorded recording records recruited recruitment reduced reducing referral referrals
    referrers reflection reflections refreshed regular regularly reinforced rejected relationship
    relationships relatives relaunched relevant remains removed renewed repeated replaced report
    reported reportedly reporting represented request requests required requirements rescheduled
    research researched residents resolved resource resources respect response responses
    responsibility rest restarted restructured results resumed retained retention returned review
    reviewed reviewing reviews revised reworked rewritten right rising risk risks robust role roles
    roll rolled room round routine sadly safe safeguarding safer safety same savings schedule scheme
    school schools scope scoped scoping scrutinised seasonal second secondly secured see seeing seek
    seen selected self senior sent service services session sessions set setting several shaped
    shared sharp she shopkeepers shops short shortly should show shows siblings sickness sign signed
    significant similar simple since single site skill skills slight slippage slow slower slowly
    small so social soft software solutions some soon sorry sought sound sources space special
    specialist specific spend spoken stable staff staffing stage staged stakeholder stakeholders
    standard standards start started starter starters starts static steadily steady step steps still
    stopped strategic streamlined strengthened strengths strong stronger structure structures
    students subject submitted successful such sufficient suitable summarised superseded supervision
    supervisions support supported supporting survivors system systems tackling tactical take taken
    taking target targeted task tasks taxi taxis tba tbc tbd teachers teams technical technique
    techniques teenager teenagers teens tenants test tested text than thank thanks that the their
    them theme themes then theoretical there therefore these they thing things thinking third
    thirdly this those though thought threshold thresholds through throughout thus tightened time
    timescales to toddlers together too tool tools top towards tracked traditional trafficking
    trained trainers training transferred transition transport travel trend trends tried truly trust
    turnover two type types ultimately unable under undergone understood undertaken uneven
    unfortunately until up update updated updates upgraded upon upskilled us use used useful users
    using usual vacancies vacancy varied various venue venues verified very victims views visited
    vital voice volume volumes volunteer volunteers waiting was way ways we weak welcome well
    wellbeing went were what when where whereas whether which while whilst who whole wholly why wide
    wider will wish with withdrawn within without work worked workers workforce working workload
    workloads workshops worries worry would written year years yes yet you young youngsters youth
    """
)

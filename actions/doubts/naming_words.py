"""Words each of which names something that could be asked for: see ``naming``. Pure."""

from __future__ import annotations

from people.patterns import words

_FIGURES = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million dozen dozens twice percent doubled trebled tripled halved
    quarter quarters
"""
_DATES = """
    jan feb apr aug sep sept oct nov dec january february april june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
    wednesdays thursdays fridays saturdays sundays spring summer autumn winter easter christmas
    half-term half-termly yesterday tomorrow today daily weekly fortnightly monthly bimonthly
    bi-monthly quarterly termly yearly annual annually nightly
"""
_DOCUMENTS = """
    strategy strategies policy policies protocol protocols procedure procedures guidance guide
    guides guideline guidelines toolkit toolkits tool tools template templates leaflet leaflets
    poster posters flyer flyers card cards booklet booklets pack packs handbook handbooks
    newsletter newsletters bulletin bulletins letter letters email emails e-mail e-mails website
    websites webpage webpages page pages app apps podcast podcasts film films video videos minutes
    agenda agendas spreadsheet spreadsheets dashboard dashboards scorecard scorecards dataset
    datasets database databases register registers log logs chart charts flowchart flowcharts
    charter charters contract contracts memorandum memoranda specification specifications
    framework frameworks profile profiles questionnaire questionnaires survey surveys paper papers
    briefing briefings script scripts checklist checklists matrix matrices pathway pathways
    statement statements presentation presentations module modules article articles document
    documents memo memos circular circulars factsheet factsheets prospectus prospectuses syllabus
    rota rotas portal portals tracker trackers inventory transcript transcripts notice notices
    invoice invoices diary brochure brochures directory directories manual manuals map maps
    certificate certificates
"""
_BODIES = """
    committee committees sub-committee sub-committees subcommittee sub-group sub-groups subgroup
    subgroups panel panels forum forums fora cabinet council councils charity charities university
    universities hospital hospitals clinic clinics police constabulary constabularies probation
    court courts directorate coroner ombudsman executive network hub unit federation consortium
    ministry refuge team parish diocese church churches mosque mosques synagogue synagogues temple
    temples gurdwara gurdwaras lottery magistrate magistrates trustee trustees
"""
_SERVICES = """
    housing licensing midwife midwives midwifery gp gps paediatrician paediatricians paediatric
    paediatrics ambulance helpline helplines hotline hotlines outreach advocacy counselling
    drop-in drop-ins dropin nurse nurses doctor doctors
"""
_POSTS = """
    chair chairs chairman chairwoman chairperson co-chair co-chairs manager director directors
    headteacher headteachers coordinator co-ordinator analyst officer commissioner inspector
    superintendent sergeant constable councillor councillors cllr cllrs adviser advisor
    psychologist psychologists therapist therapists solicitor solicitors minister mayor secretary
    clerk treasurer trainer matron sister imam imams vicar priest rabbi chaplain caretaker
    receptionist barrister lawyer registrar apprentice facilitator author researcher mr mrs ms
    miss dr prof rev sgt insp supt dci pc
"""

NAMING = words(_FIGURES, _DATES, _DOCUMENTS, _BODIES, _SERVICES, _POSTS)

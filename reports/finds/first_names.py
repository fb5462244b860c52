"""First names that are common in England, in small letters. Pure.

None that is a word or a place as well (Faith, Grace, Will, Mark, Rose, Amber, Summer, Victoria):
with a capital letter behind it that is mostly no name.
"""

from __future__ import annotations

from people.patterns import words

FIRST_NAMES = words(
    """
    aaliyah aaron abdul abdullah abigail adam adele adrian agnes ahmed aidan aileen aisha
    aishah alan alastair albert alex alexander alexandra alfie ali alice alicia alison alistair
    amanda amelia amelie amina amir amy anastasia andrea andrew angela angus anita ann anna
    annabel anne annie anthony antonia anya archie arthur asha ashley asif ava ayesha barbara
    barry beatrice becky ben benjamin bernard bernadette beth bethany beverley bilal billy
    brenda brendan brian bridget bryony callum cameron carl carol caroline catherine cathy
    cerys charles charlie charlotte cheryl chloe chris christian christina christine
    christopher ciara claire clara clare colin connor craig dale damian dan daniel daniella
    danielle danny darren dave david dean deborah debbie declan denise dennis derek diana diane
    dominic donald donna doreen dorothy douglas duncan dylan eamonn edith edward eileen elaine
    eleanor elena elijah elizabeth ella ellen ellie elliot elsie emilia emily emma eric erin
    ethan eva evan evelyn ewan faisal farah fatima fiona frances francesca francis frank fred
    freddie frederick freya gareth gary gavin gemma geoff geoffrey george georgina gerald
    gerard gillian glen gloria gordon graeme graham greg gregory gwen hamza hannah haroon
    harriet harry hasan hassan hayley heather helen henry hilary howard hugh hugo hussain ian
    ibrahim imogen imran ingrid irene isaac isabel isabella isabelle isla ismail ivan jack
    jackie jacob jacqueline jade jake jamal james jamie jan jane janet janice jasmin jasmine
    jason javed jayden jean jeff jeffrey jemima jennifer jenny jeremy jess jessica jill jim
    joan joanna joanne jodie joe joel john johnny jon jonathan joseph josephine josh joshua
    joyce judith julia julian julie justin kamran karen kate katherine kathleen kathryn katie
    kayleigh keith kelly ken kenneth kerry kevin khadija khalid kieran kim kimberley kirsty
    kyle laila lara laura lauren leah leanne lee leo leon lesley leslie lewis liam lily linda
    lindsay lindsey lisa liz lola lorna lorraine louis louise luca lucas lucy luke lydia lynn
    lynne madeleine madison maisie malcolm malik marcus margaret maria marian marie marion
    marjorie martha martin martyn mary maryam matilda matt matthew maureen megan melanie
    melissa mia michael michelle mike millie miriam mohammad mohammed moira molly monica morgan
    muhammad mustafa nadia naomi natalie natasha nathan neil niamh nicholas nick nicola nigel
    noah noel nora norma norman oliver olivia omar oscar owen paige pamela patricia patrick
    paul paula pauline peggy penny peter phil philip philippa phillip phoebe polly priya
    rachael rachel ralph raymond rebecca reece rhys richard rita robert roberta rodney roger
    ronald rory rosemary rosie ross ruby rukhsana ruth ryan sabrina sadia saira sally sam
    samantha samina samuel sandra sara sarah sean sebastian shabana shahid shane shannon sharon
    shaun sheila shirley sian sidney simon siobhan sofia sonia sophia sophie stacey stanley
    stella stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tania tanya
    tariq terence teresa terri terry thea theo theodore theresa thomas tim timothy tina toby
    tom tommy tony tracey tracy trevor tyler usman valerie vanessa vera veronica vicky victor
    vincent wayne wendy wilfred william winifred xavier yasmin yusuf yvonne zachary zahra
    zainab zara zoe zoey
    """
)

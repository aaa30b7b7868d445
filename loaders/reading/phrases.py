"""How football says who wants whom: phrases by what they mean and where the club stands.

In a phrase `word*` is any form of a verb, `~` up to three words, `~5` up to five, `a` any articles
and small adjectives, `C` the club meant, `P` a player, `V` to sign, to land, to bring in. Lines
are those of lines.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = (
    "(?:(?:the|a|an|any|his|their|its|this|that|no|another|new|fresh|second|third|improved|official|"
    "formal|initial|opening|concrete|firm|serious|strong|real|genuine|£|big|late|sensational|shock|"
    "surprise|ambitious|audacious|possible|potential|summer|january|loan|permanent|renewed|"
    "long-standing|keen|some|considerable|huge|early|first|verbal|written|cut-price|big-money|"
    "record|deadline-day|further|previous|similar|lucrative|good) ){0,4}?"
)
_GET = (
    r"(?:sign|land|bring|buy|take|recruit|acquire|secure|capture|add|lure|tempt|prise|get|loan|snap|"
    r"complete|seal|welcome|snare|pick|rescue|re-sign|reunite|persuade|convince|hijack|"
    r"agree|enlist|clinch|nab|bag|pluck|raid|poach|steal|firm)(?:_ing)?"
)

_END = r"(?:(?<= )|(?!\S))"

# The club, or its manager, is the subject; the player is the object.
_WANTS = {
    "monitoring": """
        keep* ~5 tabs
        keep* ~4 (?:eye|eyes|watch|track|check)
        (?:have|had) ~ (?:eye|eyes) on
        monitor*
        scout_ing|scout_ed|been scout_ing|have scout at|scout P
        send* ~5 (?:scout|scouts|representatives|officials|envoys|observers|people|somebody|assistant)
        (?:scout|scouts|representatives|officials) ~5 (?:watch|in attendance|present|at)
        (?:watch|track|observe|follow)(?:_ed|_ing)? (?=(?:the )?P\\d)
        been ~ (?:watch_ing|track_ing|follow_ing|observe_ing)
        have ~2 (?:watch_ed|scout_ed|check_ed|look_ed at)
        (?:follow|watch|track|monitor)(?:_ing|_ed)? (?:him|P) ~ closely
        follow* ~2 (?:progress|situation|development|performances|case)
        run* ~ rule over
        cast* ~ eye over
        check* (?:up )?on
        take* ~ look at
        sniff_ing around
        circle_ing
        (?:aware|appreciative) of (?:his|P\\d)
        have ~4 on ~2 radar
    """,
    "interested": """
        want*
        keen|interest_ed|interested
        interest in|interest from
        hold* a interest|(?:have|retain*|maintain*|register*|show*|express*|revive*|renew*|rekindle*|confirm*|declare*|step* up|firm* up|formalise) ~4 interest
        target_ing|target_ed|target (?=(?:the )?P\\d)
        eye_ing|eye_ed|eye (?=(?:the )?P\\d)|chase*|pursue*|pursuit of|court_ing|court_ed|woo*
        plot*|plan* (?:a|to|for|an|their|his|its)|plans (?:to|for)
        consider*|contemplate*|mull* over|ponder*|weigh* up|explore*|think_ing about|thinking about
        toy_ing with|deliberate_ing
        (?:look|hope|seek|aim|try|attempt|wish|intend|decide|battle|compete|fight|work|push|like|love|prefer|dream)(?:_ed|_ing)? ~2 (?:to|of|on) ~2 V
        (?:like|love) to (?:see|work|have|be)
        look* ~ at (?!his|the future)
        would (?:like|love)
        (?:desperate|determined|eager|anxious|poised|ready|prepare_ed|willing|bid_ing|vie_ing|confident|hopeful|happy|set|expect_ed|tip_ed|open|unlikely) ~ (?:to|of) ~2 (?:V|bid|move|make|launch|offer|submit|swoop|table|pay|go|test|step|rival|compete|battle|pounce|increase|improve|raise|return|revive|reignite|join the|enter|discuss|trigger|meet|lodge|turn|listen)
        hope* of (?:V|convince_ing|persuade_ing|tempt_ing)
        prepare* ~2 (?:a|an|to|for|their|bid|offer|move|swoop)
        line* up
        turn* ~4 (?:to|attention|attentions)
        set ~3 (?:sights|eyes|hearts?)
        (?:sights|attention|attentions|focus|hearts?) ~3 (?:set|on|to|towards)
        admire*|admirer of|admirers of|fan of|fans of|admiration for|covet*|rate P|appreciate* P
        swoop* for|in for|move for|moves for|go(?:_ing|_ed)? for (?=(?:the )?P\\d)|raid
        (?:battle|compete|fight|tussle|duel|vie|jostle|rival|scramble|queue|race|competition|hunt|chase|running|frame|mix|head-to-head|bidding war) ~4 (?:for|to V)
        (?:in|join*|enter*|lead*|head*|win*) a (?:race|hunt|chase|queue|running|battle|fight|scramble|mix|frame|bidding|tussle)
        front-?runners?|favourites?|favorites|contenders|front of the queue|pole position
        identify* ~3 P|identify* P|earmark*|pinpoint*|shortlist*|prioritise*|single_ed out|prioritize*
        (?:see|view|regard)(?:_ed|_ing)? P as|(?:seen|view_ed|see_ed|regard_ed) as
        tempt_ed|intent on|enthusiastic about|reunite*|reunion with|hijack*|beat ~3 to
        (?:link_ed|connect_ed|associate_ed|tip_ed|credit_ed) ~5 (?:with|to)
        (?:could|may|might|would|can|should|must|will) ~2 (?:V|swoop|bid|move for|offer|make ~2 (?:bid|offer|move|approach)|launch|turn to|return for|pounce|revisit|reignite|step up|come in|push|try|table|submit|rival|lodge|go back|go in|look at|test)
        in the market for|serious about|working on|work_ing on|attract_ed by|impress_ed by|alert_ed|on alert|fascinate_ed by
        (?:options|alternatives|candidates|names|list|shortlist|wish-list|wishlist|targets?) ~4 (?:include|include_ing|are|is|notably|feature|such as|being)
        fancy|desire for|desire to V|hold talk with a view|step_ing up
        make* ~2 (?:P|him) ~3 (?:target|priority|choice)
        have ~3 on ~3 (?:list|shortlist|wish-list|wishlist)
        (?:is|are|be|were|was) ~2 after (?=(?:the )?P\\d)
        want_ing P
        intrigue_ed by
        (?:is|are|were|be) (?:believe_ed to be )?(?:an|another) option
        (?:possibility|alternative|candidate|option|target) (?:for|at|up front)
    """,
    "enquired": """
        enquire*|enquiry|enquiries|inquire*|inquiry|inquiries
        contact*|make* ~3 contact|in contact|contacts with
        approach*
        ask(?:_ed|_ing)? ~3 (?:about|after)|ask_ed for (?=(?:the )?P\\d|him|information)|keep_ed (?:inform_ed|abreast|up to date)
        (?:hold|open|begin|enter|start|have|continue|resume|in|into|stage|schedule)(?:_ed|_ing)? ~4 (?:talk|talks|discussions|dialogue|conversations|negotiations)
        (?:talk|talks|discussions|dialogue|conversations) (?:with|over|about|for|between|are|have|is|on)
        talk_ing (?:to|with)
        speak* (?:to|with)
        discuss*|sound* out|meet* (?:with )?(?:P|the player|his (?:agent|representatives|advisers?|entourage)|the (?:agent|representatives))
        make* ~3 approach|initiate*|first steps
        work* ~2 (?:hard )?(?:with|on)
    """,
    "bid": """
        bid (?:of|£|worth|in)|have ~2 bid|bid £|bid for|bids for|make* ~4 (?:bid|offer|proposal)
        a bid|a offer
        offer for|offer of|offer worth|offers for|offer_ed (?:the )?P|offer_ed £|offer_ing (?:the )?P|offer P|offer_ed a|offer £|offer_ed
        submit*|table_ed|table a|lodge_ed|propose*|proposal|proposals|put* in a
        (?:make|launch|step up|prepare|increase|improve|raise|lift)(?:_ed|_ing)? their (?:bid|offer)
        close_ing in|close in|close_ed in|close to|close_ing on|closer to|close on
        on the (?:verge|brink|cusp) of|verge of|near_ing|near to|edge* closer|inch* closer|home_ing in
        advanced (?:talk|talks|negotiations|discussions|stage)
        negotiate*|negotiation|negotiations (?:with|over|for)|haggle*|finalise*|finalize*|final stages|final details
        thrash* out|hammer* out|ironing out|talk over a fee|fee with
        match_ed (?:it|the|that|their)
        willing to (?:pay|offer)|prepare_ed to (?:pay|offer)
    """,
    "agreed": """
        agree* (?!to disagree)|agreement|reach* a (?:agreement|deal)|shake* hands|strike* a deal
        medical|medicals|about to V|on the point of
        (?:set|due|schedule_ed|on course|all set|expect_ed) ~2 to ~2 (?:sign|complete|capture|rescue|land|announce|unveil|welcome|confirm|seal|finalise|pay)
        will ~2 (?:sign|complete|announce|unveil|pay) ~5 P
        (?:deal|move|transfer|switch) ~3 (?:do_ed|done|in place|seal_ed|wrap_ed up|agree_ed)
        wrap* up|tie_ed up|here we go|done deal|sewn up|tie up
        have ~ (?:bid|offer) ~4 accept_ed
        win* a (?:race|battle|fight|chase)|beat_ed ~5 to|beat ~5 to the signature
    """,
    "completed": """
        have ~3 (?:sign_ed|complete_ed|snap_ed up|seal_ed|secure_ed|capture_ed|land_ed|buy_ed|add_ed|acquire_ed|recruit_ed|bring_ed in|unveil_ed|re-sign_ed|loan_ed|announce_ed|confirm_ed a)
        sign_ed|complete_ed a|unveil_ed|announce_ed|snap_ed up|capture_ed|land_ed|recruit_ed|acquire_ed|buy_ed|seal_ed a
        (?:confirm_ed|announce_ed|complete_ed) (?:the |a )?(?:sign_ing|capture|arrival|deal)
        (?<=\\d )(?:sign|unveil|complete|snap up|announce|confirm|seal) (?=a?(?:sign_ing of |deal for |move for )?(?:the )?P\\d)
    """,
}
# The player is the subject or simply who it is about; the club stands in the phrase.
_WANTED = {
    "monitoring": """
        (?:watch_ed|monitor_ed|scout_ed|track_ed|follow_ed|observe_ed) ~3 by ~ C
        (?:catch_ed|caught|catch|under|draw_ed) the (?:eye|eyes|attention|gaze) ~2 of ~3 C
        (?:attention|eye|eyes|gaze) of ~2 C
        radar (?:of|at) ~2 C|on C 's radar
    """,
    "interested": """
        (?:want_ed|target_ed|court_ed|pursue_ed|chase_ed|covet_ed|eye_ed|admire_ed|like_ed|appreciate_ed|woo_ed|consider_ed|seek_ed|desired|identify_ed|earmark_ed|line_ed up|approach_ed up|shortlist_ed|tempt_ed) ~3 (?:by|at) ~2 C
        (?:link_ed|link|links|connect_ed|associate_ed|tip_ed|mention_ed|tout_ed|mooted|speculation|rumours) ~5 (?:with|to|for|at|of|by) ~4 C
        (?:target|targets|option|priority|candidate|objective) (?:for|of|at) ~ C
        (?:interest|attract|attract_ing|interest_ing|attract_ed|tempt_ing) ~ C
        (?:want_ed list|list|shortlist|wish-list|wishlist|sights|wish list|mind|agenda|notebook|plans|crosshairs) (?:of|at) ~2 C
        (?:could|may|might|would|can|should|to) ~3 (?:join|move to|sign for|head to|return to|end up at|go to|arrive at|leave for|play for|choose) ~ C
        (?:move|switch|transfer|return|loan move|loan switch|loan deal|reunion|chance|opportunity|swap) ~ (?:to|with|at|to join|of join_ing) ~2 C|loan to C
        (?:come|arrive|sign|go|switch) (?:to|for) ~ C
        join_ing C|C bound|C - bound|rejoin(?:_ing)? C|of interest to C|interest to C
        (?:interest|attention|attentions|competition|admiring glances|overtures|rivalry|threat|challenge|suitors|admirers|covetous glances|pressure|rival|race) ~3 (?:from|of|by|with) ~4 C
        (?:competition|interest|rivals|suitors|clubs|sides|teams|list|those|admirers|outfits|names|race|parties|likes) ~3 (?:include|include_ing|such as|like|being|of|are) ~3 C
        (?:ahead|front) of ~2 C|(?:compete|battle|fight|race|tussle|duel|vie_ing|vie)(?:_ing)? with ~ C|beat ~2 C to|ahead of C
        as (?:are|have|do|is) C|so (?:are|have|do) C
        C 's ~2 (?:interest|pursuit|attention|attentions|chase|admiration|courtship|enquiry|overtures|target|hopes? of|bid to|plans? to)
        (?:bring|take|lure|tempt|entice|attract|welcome)(?:_ing|_ed)? (?:P|him|the player|the man) ~3 to C
        (?:force|choose|prefer|favour)(?:_ed|_ing)? ~3 (?:a move to|switch to|over) C
        (?:threat|rival|fight off|fend off|ward off|beat off) ~4 C
    """,
    "enquired": """
        (?:enquiry|enquiries|inquiry|inquiries|approach|approaches|contact|call|calls) ~2 (?:from|by) ~3 C
        (?:approach_ed|contact_ed|sound_ed out|ask_ed about) ~3 by ~2 C
        (?:talk|talks|discussions|dialogue|meeting|conversations|speak_ed|meet_ed|hold talk|speak|talk_ing|speak_ing) ~2 (?:with|to|between|from) ~3 C
        (?:meet|meet_ing) (?:with )?~2 C
    """,
    "bid": """
        (?:bid|bids|offer|offers|proposal|proposals|advances) ~4 (?:from|by|of) ~3 C
        C 's ~3 (?:bid|offer|proposal|bids|offers)
        (?:close to|close_ing in on|on the verge of|on the brink of|near_ing|edge_ing closer to|near to|closer to) ~3 (?:join_ing|move to|switch to|transfer to|sign_ing for|move_ing to|return to|deal with|agreement with|terms with|complete_ing|seal_ing) ~4 C
    """,
    "agreed": """
        (?:set|poised|due|expect_ed|certain|go_ing|on course|all set|agree_ed|agree|decide_ed|line_ed up|ready|prepare_ed) ~ (?:to|for|on) ~2 (?:join|join_ing|sign for|sign with|move to|switch to|return to|become|undergo|complete ~4 to|a? ?(?:move|switch|transfer|return|loan) ~ (?:to|with|at)) ~2 C
        will ~2 (?:join|sign for|move to|become) ~ C
        (?:agree_ed|agree|accept_ed|agreement|agree_ed on|agree_ing) ~4 (?:terms|deal|contract|move|switch|transfer|offer|proposal|return|loan)? ?~2 (?:with|to|from|at) ~2 C
        (?:medical|medicals) ~4 (?:with|at|for|to|of) ~3 C
        (?:is|are|be) (?:off|head_ing|head_ed|bound|on (?:his|their) way|move_ing|go_ing|join_ing) ~6 (?:to|for|with|join|at) ~ C
        (?:is|be|are) join_ing C|choose_ed C|opt_ed for C|pick_ed C|loan to C
        (?:loan|send|sell|release|transfer) P (?:out )?(?:on ~2 loan )?to C
        (?:leave|leave_ing|swap|swap_ing|quit) (?:the )?C\\d+ (?:for|in favour of|to join) C
        (?:head|move|travel|go)(?:_ing|_ed)? (?:to|for) C|go_ing (?:on loan )?to C
        (?:pass_ed|pass|undergo|undergo_ed|undergo_ing|complete_ed|have) ~2 medical ~2 (?:at|with|for) C
    """,
    "completed": """
        (?:have|has) ~2 (?:join_ed|move_ed to|sign_ed for|return_ed to|switch_ed to|rejoin_ed|sign_ed with) ~ C
        (?:have|has) ~2 (?:complete_ed|seal_ed|make_ed) ~4 (?:to|with) C
        (?:have|has) ~2 (?:sign_ed|put pen to paper on|pen_ed) ~4 (?:deal|contract|terms) (?:with|at) C
        (?:join_ed|sign_ed for|return_ed to|rejoin_ed|join|sign for|complete ~4 to|complete_ed ~4 to|seal_ed ~4 to|seal ~4 to) C
        (?:unveil_ed|present_ed|announce_ed) ~3 (?:by|at) C
        sold to C|sell_ed to C|loan_ed to C|loan_ed out to C|join C on loan
    """,
}
_NO = (
    r"(?:reject|refuse|spurn|dismiss|snub|decline|rebuff|resist|block|veto|reject_ed|rebuff_ed|refuse_ed|"
    r"turn_ed away|turn away|turn_ing away|spurn_ed|dismiss_ed|snub_ed|decline_ed|resist_ed|block_ed|reject_ing|rebuff_ing|snub_ing|turn_ed down|"
    r"turn down|turn_ing down|knock_ed back|knock back|knock_ing back|throw out|threw out|thrown out|"
    r"laughed off|fend_ed off|fend off|say_ed no to|batted away|repelled|ward_ed off|swatted|laughed out)"
)
OFFERS = (
    "(?:bid|bids|offer|offers|approach|approaches|proposal|proposals|advances|overtures|move|moves|switch|"
    "transfer|enquiry|enquiries|deal|interest|attempt|attempts|package|chance|opportunity|swap|effort|efforts|"
    "opening|request|inquiry)"
)
_REFUSED = rf"""
    {_NO} ~5 {OFFERS}
    {OFFERS} ~5 ~5 (?:{_NO}|fall_ed short|fail_ed|deemed|fall short|not enough|unsuccessful|rebuffed)
    {_NO} (?=(?:the )?C\d)
    fail_ed (?:with|in|to land|to sign) ~3|rejection|knock-?backs?|snub
    (?:not|isnt|never) ~2 for sale|no intention of sell_ing|not ~2 sell|refuse_ed to sell|not sell_ing|unwilling to sell|refuse to sell
    hands-off|unsettle ~3
"""
_DENIED = """
    (?:deny|deny_ed|deny_ing|dismiss_ed|dismiss|dismiss_ing|rubbish_ed|rubbish|quash_ed|quash|play* down|refute_ed|refute|scotched|pour_ed cold water|poured cold water|distance_ed|distanced|laughed off|shot down|shoot down|rule_ed out|rule out|rule_ing out|hit out at) ~5 (?:report|reports|talk|speculation|rumours|rumour|rumors|claim|claims|suggest_ions|suggestions|link|links|link_ing|interest|story|stories|gossip|that|have_ing|having|being|make_ing|a move|on|approach|sign_ing|move_ing|bid|move|possibility|swoop|contact|any|an)
    (?:reject|reject_ed|reject_ing) ~2 (?:report|reports|talk of|speculation|rumours|claim|claims|suggestions|story|stories|gossip)
    (?:deny|deny_ed|deny_ing|denied) (?:the )?(?:C\\d|they|he|it)
    no ~2 (?:truth|substance|foundation)|not true|untrue|wide of the mark|nothing in (?:it|them|that|this|those|the (?:report|reports|speculation|rumours|talk|links?|story|stories))|nonsense|pure speculation|just speculation|only speculation|fabricate_ed|invention|without foundation|unfounded|false|baseless|fanciful|fiction|pure invention|inaccurate|far from the truth
"""
_UNWANTED = """
    not interest_ed|no interest|never been interest_ed|not in the market|not ~2 (?:a|our|their) target|no (?:plans|intention) (?:to|of) ~2 (?:V|bid|move|make)
    not (?:V|pursue_ing|look_ing|go_ing|move_ing|chase_ing|consider_ing|after|in for)
    not ~2 (?:want|target_ing|keen|enquire_ed|approach_ed|contact_ed|ask_ed|consider_ed|discuss_ed|speak_ed)
    never ~2 (?:want_ed|interest_ed|approach_ed|contact_ed|ask_ed|consider_ed|discuss_ed|speak_ed|bid|make_ed|been in|spoken)
    no ~2 (?:contact|approach|talk|bid|offer|enquiry|discussions|interest|negotiations)
"""
_ENDED = """
    (?:pull* out|withdraw*|drop* out|pull_ed the plug|bow* out|walk* away|back* out|back_ed away|step_ed back|opt_ed out)
    (?:move_ed on|move on) (?:to|from)
    (?:cool|drop|lose|abandon|shelve|give up|gave up|scrap|ditch|halt|call_ed off|break off|break_ed off|call_ed time on|switch)(?:_ed|_ing)? ~4 (?:interest|pursuit|chase|hopes?|plans?|bid|attempts?|talk|talks|move|negotiations|efforts|deal|idea|race)
    (?:give_ing up|gave up|give_ed up|given up) ~2 on
    no longer ~2 (?:interest_ed|in the|pursue_ing|chase_ing|want|a target|consider_ing|look_ing|keen)
    out of the (?:race|running|hunt)|decide_ed against|decide_ed not|lose_ed interest|interest have ~2 (?:cool_ed|waned|fade_ed|died)|cool_ed on|cool_ing on|cool_ed their|off the table
    miss_ed out|lose_ed out|miss out|lose out to|fall_ed through|collapse_ed|break_ed down|pass_ed up
    turn_ed down the (?:chance|opportunity) to (?:sign|buy)
    not (?:intend_ing|go_ing|expect_ed|plan_ing|want|want_ing|wish|look_ing|take|take_ing|exercise|trigger|activate|make|keep|use|take_ed) ~3 (?:make ~4 permanent|up|option|clause|permanent|exercise|keep|trigger|sign ~ permanent|buy)
    put_ed off|put off by|price_ed out|priced out|too expensive|change_ed ~2 minds?|look_ing elsewhere|look elsewhere|turn_ed elsewhere|turn* their attention elsewhere
    not ~2 (?:renew|revive|return for|follow up|improve|increase|come back|go_ing back|make ~2 (?:third|new|another|improved))
    not ~2 (?:bid_ing|bid|return_ing|return) ~2 (?:again|back)
    (?:go_ed|gone|go_ing) (?:quiet|cold)|run_ed out of|out of it|end_ed (?:their|his|its)
    end_ed ~2 (?:interest|pursuit|chase|hopes?|any thoughts)|(?:give|gave|give_ed|call_ed time) ~ on (?=(?:the )?P\\d|him|a deal)|interest_ed no more
"""


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases of one meaning; `frame` is where the club stands: before, within, refused …"""

    stage: str
    frame: str
    pattern: re.Pattern[str]


def _pattern(phrases: str) -> re.Pattern[str]:
    lines = [one.strip() for one in phrases.strip().splitlines()]
    texts = [_expand(line) for line in lines if line]
    return re.compile(rf"(?<!\S)(?:{'|'.join(texts)}){_END}")


def _expand(line: str) -> str:
    line = re.sub(r"(?<=[a-z])\*", "(?:_ed|_ing)?", line)
    line = re.sub(r"(?<![\\A-Za-z0-9])V(?![A-Za-z\d])", _GET.replace("\\", "\\\\"), line)
    line = re.sub(r"(?<!\S)a(?= )", "<a>", line)
    line = re.sub(r"~(\d?) ", lambda m: rf"(?:[^\s;.,]+ ){{0,{m.group(1) or 3}}}?", line)
    line = re.sub(r"(?<![\\A-Za-z0-9])P(?![\\\da-z<])", r"(?:the )?P[\\d+]+", line)
    line = re.sub(r"(?<![\\A-Za-z0-9])C(?![\\\da-z])", r"(?:the )?(?P<club>C[\\d+]+)", line)
    line = line.replace("<a> ", _SMALL)
    return f"(?:{line})"


def _several(frame: str, groups: dict[str, str]) -> list[Phrases]:
    """A club's place has one name in a pattern, so each phrase is a pattern of its own there."""
    if frame == "wants":
        return [Phrases(stage, frame, _pattern(texts)) for stage, texts in groups.items()]
    return [
        Phrases(stage, frame, re.compile(rf"(?<!\S){_expand(one)}{_END}"))
        for stage, texts in groups.items()
        for line in texts.strip().splitlines()
        for one in _alternatives(line.strip())
    ]


def _alternatives(line: str) -> list[str]:
    """What stands between bars outside of brackets."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(line):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            parts.append(line[start:at])
            start = at + 1
    return [*parts, line[start:]]


WANTS = _several("wants", _WANTS)
WANTED = _several("wanted", _WANTED)
REFUSED = Phrases("rejected", "refused", _pattern(_REFUSED))
DENIED = Phrases("denied", "denied", _pattern(_DENIED))
UNWANTED = Phrases("denied", "unwanted", _pattern(_UNWANTED))
ENDED = Phrases("ended", "ended", _pattern(_ENDED))

### What can be wrong in a handbook.

## Around the findings

severity-error = Error
severity-warning = Note
check-sound = Nothing was found.
check-runs =
    { $warnings ->
        [one] 1 note
       *[other] { $warnings } notes
    }; the handbook can be used.
check-broken =
    { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    } and { $warnings ->
        [one] 1 note
       *[other] { $warnings } notes
    }. The handbook can be used once the errors are mended.
check-where = Where: { $places }.
check-where-more = Where: { $places }, and { $more } more.
check-place = { $article } ({ $count })
check-no-article = before the first article
check-numbers = docs/findings.md says more about each number.
check-not-drawn = { $more } more aren't drawn. Mend these first, or see all of them with --format json.
problem-here = Here.
problem-here-in = In { $article }.
problem-related = See here, too.
problem-nearest = Did you mean "{ $word }"?

## Text (Y01)

problem-head = "{ $key }" in the head of the book is missing or wrong.
problem-head-help = Between the two lines "---" at the start, write one key a line, such as lang: en.
problem-toml = The rule block isn't valid TOML: { $detail }
problem-toml-help = Write key = value, one a line. Texts stand in quotes, and every bracket needs its partner.
problem-rule-outside-article = The rule stands before the first article and belongs to none.
problem-rule-outside-article-help = Move it below the article that it belongs to.
problem-too-large = The file has more than { $limit } bytes.
problem-too-large-help = Split the book into several files and list them under files in handbook.toml.
problem-too-many-rules = There are more than { $limit } rules.
problem-too-many-rules-help = Write rules that differ in a few keys as one rule with case.
problem-too-many-lines = "{ $key }" has more than { $limit } lines.
problem-too-many-lines-help = Shorten it, or make two rules of it.
problem-not-text = The file isn't a plain text.
problem-not-text-help = A handbook is Markdown in UTF-8. Save office documents and tables as plain text first.
problem-unclosed-fence = The block that begins here is never closed, so that the rest of the file belongs to it.
problem-unclosed-fence-help = Write a line ``` below its last line.
problem-too-deep = Lists, quotes or tables stand more than { $limit } deep inside each other.
problem-too-deep-help = Move the inner ones out.
problem-mixed-scripts = "{ $word }" is written in the other Chinese script than lang in the head says.
problem-mixed-scripts-help = Write it in the script of lang, or change lang.
problem-mixed-scripts-nearest = Write "{ $nearest }".
problem-look-alike = "{ $word }" has letters that only look like the right ones, such as a Cyrillic а for an a.
problem-look-alike-help = Type the word again.
problem-look-alike-nearest = It looks like "{ $nearest }" but isn't. Type the word again.
problem-too-many-findings = There are more than { $limit } findings; the rest isn't shown.
problem-too-many-findings-help = Mend these, then check again.
problem-unmarked-rules = This block has "{ $word }" and looks like rules, but it isn't marked, so that nothing in it holds.
problem-unmarked-rules-help = Write ```rule as its first line.

## Keys (Y02)

problem-unknown-kind = There is no kind of rule called "{ $word }".
problem-unknown-kind-help = The kinds are listed in docs/language.md.
problem-unknown-key = This { $kind } has no key "{ $word }".
problem-unknown-key-help = Take it out; docs/language.md lists the keys that there are.
problem-missing-key = "{ $id }": the { $kind } lacks "{ $key }".
problem-missing-key-help = Add { $key } = …
problem-wrong-type = "{ $key }" takes { $expected }.
problem-wrong-type-help = Texts stand in quotes "…", numbers, true and false without; lists in [ … ], several keys together in { "{" } … { "}" }.
problem-bad-value = "{ $word }" for "{ $key }" can't be read: it takes { $expected }.
problem-bad-id = "{ $word }" can't be an id.
problem-bad-id-help = Use lower-case letters, digits and underscores, beginning with a letter, such as first_reply, and no reserved word such as owner or message. What people read goes into name.
problem-duplicate = The { $kind } "{ $id }" is there twice.
problem-duplicate-help = Take one out, or give it another id.
problem-duplicate-related = The first one is here.
problem-either-or = "{ $key }" and "{ $other }" can't both be given.
problem-either-or-help = Take one of them out.
problem-either-or-related = "{ $other }" is here.
problem-out-of-bounds = "{ $word }" lies outside the bounds, { $least } to { $most }.
problem-out-of-bounds-help = Change the value, or the bounds.
problem-looks-like-formula = "{ $word }" looks like a formula but is taken as a text.
problem-looks-like-formula-help = If it is to be worked out, write = before it. If it is a text, leave it.
problem-stray-equals = "{ $key }" takes a formula anyway and needs no = before it.
problem-stray-equals-help = Take the = out.

## Names (Y03)

problem-unknown-name = There is no { $kind } called "{ $word }".
problem-unknown-name-help = Declare it, or write the id of one that there is.
problem-unused = Nothing uses the { $kind } "{ $id }".
problem-unused-help = Take it out, or name it where it was meant.
problem-no-record-here = There is no case here of which "{ $word }" could be read.
problem-no-record-here-help = Name a role, or take an event of one kind of case.

## Formulas (Y04)

problem-formula-unexpected = The formula can't be read from "{ $found }" on.
problem-formula-unexpected-help = Formulas look like record.state == 'open' && has(record.subject), with texts in single quotes.
problem-formula-unexpected-end = The formula ends too early.
problem-formula-unexpected-end-help = A value or a closing bracket is missing at its end.
problem-formula-unclosed-text = A quote in the formula isn't closed.
problem-formula-unclosed-text-help = Write ' behind the text.
problem-formula-bad-number = "{ $word }" isn't a number.
problem-formula-bad-number-help = Write 3 or 0.85, without a unit and with six places at most. A length of time is duration('2 hours'), an amount money('12.50 CNY').
problem-formula-too-deep = The formula has too many brackets inside each other.
problem-formula-too-deep-help = Write it as a list of lines, all of which must hold.
problem-formula-unknown-path = There is no "{ $word }" for formulas.
problem-formula-unknown-path-help = They read record.…, client.…, param.…, actor, owner, now, today and others: see docs/formulas.md.
problem-formula-unknown-function = There is no function "{ $word }".
problem-formula-unknown-function-help = The functions are listed in docs/formulas.md.
problem-formula-wrong-arguments = "{ $function }" can't be done with this.
problem-formula-wrong-arguments-help = What goes together is listed in docs/formulas.md.
problem-formula-types-differ = These can't be compared or reckoned with each other: { $left } and { $right }.
problem-formula-types-differ-help = Only like goes with like: numbers with numbers, dates with dates.
problem-formula-wants-yes-no = This must hold or not hold, but what it gives is: { $found }.
problem-formula-wants-yes-no-help = Make a comparison of it, such as record.times > 3.
problem-formula-unknown-choice = There is no "{ $word }" to choose here.
problem-formula-unknown-choice-help = Write the id, not the name.
problem-formula-protected = "{ $word }" is protected: a formula can't read what is in it.
problem-formula-protected-help = It may only ask has(…), whether there is a value.
problem-formula-too-long = The formula has more than { $limit } bytes.
problem-formula-path-too-long = "{ $word }" has more than { $limit } names.
problem-formula-argument-count = This is called { $usage }, but { $found ->
    [one] one argument is given
   *[other] { $found } arguments are given
}.
problem-formula-wrong-argument = "{ $function }" takes { $wants } here, but what is given is: { $found }.
problem-formula-unknown-name = There is no { $kind } "{ $word }".
problem-formula-no-element = "it" means something only inside of all(…) and any(…).
problem-formula-no-element-help = It is the element that the condition is asked of: any(children('task'), it.state == 'open').
problem-formula-too-long-help = Write it as a list of lines, all of which must hold, or put long lists of values into a list of the book.
problem-formula-path-too-long-help = A path goes through one reference: record.parent.state.
problem-formula-argument-count-help = What stands in brackets [ ] may be left out.
problem-formula-wrong-argument-help = What each function takes is listed in docs/formulas.md. What is shown in quotes has to be written as a text.
problem-formula-unknown-name-help = Write the id of one that the book declares.

## Steps (Y05)

problem-unreachable-state = No step leads to state "{ $state }" of { $record }.
problem-unreachable-state-help = Add a step that leads to it, or take it out of states.
problem-stuck-state = No step leaves state "{ $state }" of { $record }, and it isn't final.
problem-stuck-state-help = Add a step that leaves it, or list it in final.
problem-dead-end = From state "{ $state }" on, { $record } can't come to an end any more. The way there: { $path }. What stops it: { $because }.
problem-dead-end-help = Loosen one of the reasons, or add a step that leads out.
problem-dead-end-related = This stops it.
problem-idle-step = Nobody may ever take step "{ $step }" of { $record }. What stops it: { $because }.
problem-idle-step-help = Let somebody take it, or take it out.
problem-idle-step-related = This stops it.
problem-all-excluded = Everybody who might take step "{ $step }" is shut out by not_by: { $who }.
problem-all-excluded-help = Name another role in by, or let not_by shut out fewer.
problem-may-exclude-all = In some cases nobody is left for step "{ $step }", since not_by shuts out { $who }.
problem-may-exclude-all-help = Name one more role in by, such as a superior.
problem-gated-state = Steps lead to state "{ $state }" of { $record }, but none of them can pass. What stops them: { $because }.
problem-gated-state-help = See whether the gate asks for something that only happens later.
problem-gated-state-related = This stops them.

## Promises and duties (Y06)

problem-never-opened = Nothing ever opens "{ $promise }".
problem-never-opened-help = Look at on, where and for_each: name events that happen, and cases that there are.
problem-never-kept = Nothing can keep "{ $promise }".
problem-never-kept-help = Name in kept_by a step, form or message that can still come once it is open.
problem-never-kept-related = This stops it.
problem-held-without-clock = Only step "{ $step }" keeps "{ $promise }", and it waits for { $by }, who has no clock.
problem-held-without-clock-help = Let { $by } promise a time, too, or stop the clock meanwhile with pause_in.
problem-held-without-clock-related = The step that waits is here.
problem-alert-to-owner = An alert of "{ $promise }" at or after due tells nobody but its owner.
problem-alert-to-owner-help = The owner knows by then. Tell somebody above.
problem-alert-too-early = An alert of "{ $promise }" would come before the promise begins.
problem-alert-too-early-help = Take a time that is shorter than within, or a share such as "50%".
problem-names-no-day = "{ $word }" names no day that could be a day off, so on_day_off moves nothing.
problem-names-no-day-help = Take on_day_off out, or name the day, such as "31st of every month".
problem-no-last-resort = The last variant of "{ $rule }" has a where, so some cases get no term.
problem-no-last-resort-help = Leave the where out of the last variant.
problem-nobody-owes = "{ $promise }" is owed by { $role }, which nobody can hold where it is owed.
problem-nobody-owes-help = Take a role whose scope fits, or change its scope.
problem-nobody-owes-related = The role is here.
problem-sleeping-alert = "{ $promise }" runs by the clock ({ $within }), at night too, while its alert waits for the morning.
problem-sleeping-alert-help = Write urgent = true beside the alert, or count in working time.
problem-own-flag = Whoever owes "{ $promise }" can take it away: filling in "{ $field }" in step "{ $step }" is enough.
problem-own-flag-help = Let somebody else take the step (not_by), or ask for a reason (note).
problem-own-flag-related = The step is here.

## Calendars (Y07)

problem-no-working-time = The calendar "{ $calendar }" holds no working time.
problem-no-working-time-help = Write hours into week, or see whether days closes too much.
problem-key-from-base = "{ $key }" can't stand beside "{ $base }".
problem-key-from-base-help = A calendar that stands on others has its zone, hours and official days from them; of its own it may have name, days and counting.
problem-calendar-ring = The calendar "{ $calendar }" stands on itself.
problem-calendar-ring-help = Give one calendar of the ring a week of its own.
problem-calendar-ring-related = This one is part of the ring.
problem-too-many-layers = The calendar "{ $calendar }" has more than { $limit } layers below it.
problem-too-many-layers-help = Let it stand on a calendar further down.
problem-overlap = "{ $word }" shares time with hours that stand before it.
problem-overlap-help = Write hours that share time as one span.
problem-overlap-related = The hours before it are here.
problem-no-such-date = There is no day "{ $word }".
problem-no-such-date-help = Look at a calendar: some months have no 31st, and few Februaries a 29th.
problem-edition-order = The hours from { $from } on can't follow those from { $earlier } on.
problem-edition-order-help = Put editions in the order of their dates, each date once.
problem-edition-order-related = The earlier ones are here.
problem-too-many-dates = The days settle more than { $limit } dates.
problem-too-many-dates-help = What is off every week goes into week, official days into holidays.

## Effects and approvals (Y08)

problem-effect-ring = What "{ $rule }" sets off sets it off again, without end.
problem-effect-ring-help = Give one of the effects an if that ends it.
problem-effect-ring-related = This one is part of the ring.
problem-approves-own = The approval "{ $approval }" is asked for by { $who } and granted by { $who }.
problem-approves-own-help = Name somebody else in by.
problem-approves-own-related = It is asked for here.
problem-approval-nobody = The approval "{ $approval }" waits for { $role }, a role that nobody can hold.
problem-approval-nobody-help = Take another role, or look at its scope and count.
problem-approval-nobody-related = The role is here.
problem-approval-ring = Approvals wait for one another in a ring: { $approvals }.
problem-approval-ring-help = Let one of them go without the other.
problem-approval-ring-related = This one is part of the ring.

## Access (Y09)

problem-open-sensitive = Everybody in the company may read the sensitive field "{ $field }", by the access "{ $access }".
problem-open-sensitive-help = Give read only to the roles that need it.
problem-open-sensitive-related = The access is here.
problem-acts-unread = The role { $role } must act on { $record } but may not read it.
problem-acts-unread-help = Give the role read in an [access].
problem-acts-unread-related = What it must do is here.

## Coverage (Y10)

problem-article-without-rule = { $label } has neither a rule nor a principle.
problem-article-without-rule-help = Where an article can't be a rule, say why with [principle].
problem-figure-without-rule = The article says "{ $word }", and none of its rules does.
problem-figure-without-rule-help = Write a promise or duty for it. If it only declares, say so with [principle].
problem-figure-differs = The article says "{ $word }", the rule "{ $rule }" says { $key } = { $value }.
problem-figure-differs-help = Clients read the article, clocks run by the rule. Make them agree.
problem-figure-differs-related = The other of the two is here.
problem-undeclared-form = The article names the form "{ $word }", and no rule declares it.
problem-undeclared-form-help = Declare it with [form], or name one that there is.
problem-undeclared-form-nearest = There is "{ $nearest }". If a new one is meant, declare it with [form].
problem-prohibition-without-rule = The article says "{ $word }", and none of its gates, restrictions or principles carries it.
problem-prohibition-without-rule-help = Stop the act with a [gate]. If it is left to people, say so with [principle].
problem-role-without-rule = The article gives "{ $word }" something to do, and none of its rules names the role { $role }.
problem-role-without-rule-help = Name the role in by of the rule that is meant, or write it a rule.

## Composition (Y11)

problem-disagree = For the same thing "{ $rule }" says { $one } and "{ $other }" says { $two }.
problem-disagree-help = Settle which time holds, and write it in both; a rule of an included book is replaced by one with its id and replaces = true.
problem-disagree-related = The other rule is here.
problem-idle-override = "{ $rule }" replaces the included rule and says the same.
problem-idle-override-help = Take it out.
problem-idle-override-related = The included rule is here.
problem-replaces-nothing = "{ $rule }" says replaces = true, and no included book has such a rule.
problem-replaces-nothing-help = Take replaces out, or write the id of the rule that is meant.
problem-silent-override = An included book has a rule "{ $rule }" already.
problem-silent-override-help = Write replaces = true if this one is to hold, or give it another id.
problem-silent-override-related = The included rule is here.
problem-param-unset = The param "{ $param }" ({ $name }) has no value yet, so the book can't be published.
problem-param-unset-help = Write the company's own value into value, or into [params] of its handbook.toml. yinuo handbook ask lists all that are open.
problem-include-ring = The book "{ $book }" includes itself: { $path }.
problem-include-ring-help = Take one of the includes out.
problem-include-ring-related = It is included here.
problem-bad-include = "{ $word }" isn't there, or it lies outside of the folder.
problem-bad-include-help = Name a file, or a folder with a handbook.toml, inside this folder; or a part that is shipped, such as parts/visit.
problem-too-many-includes = More than { $limit } books are included.
problem-too-many-includes-help = Make one book of some of them.

## What a key takes

expected-text = a text in quotes, such as "Reply"
expected-text-or-list = a text or a list of texts, such as [ "owner", "agent" ]
expected-table = a table { "{" } … { "}" }, such as { "{" } at = "due", tell = "owner" { "}" }
expected-list = a list, such as [ "open", "closed" ]
expected-number = a number, such as 3
expected-yes-no = true or false, without quotes
expected-length = a length of time, such as "3 working days"
expected-recurrence = how often it comes, such as "quarter", "every Monday", "31st of every month", "last Friday of every month", "5th working day of every quarter", "every 2 weeks from 2026-01-05" or "every Mid-Autumn Festival"
expected-day-in-period = a day that every such period has, such as "4th Friday of every month" or "last Friday of every month"; the 31st is the last day of a shorter month
expected-step = steps of 1 to 1000, such as "every 2 weeks from 2026-01-05"
expected-step-start = steps with the date from which they count, such as "every 2 weeks from 2026-01-05"
expected-single-day = a single day, such as "every year on 03-15"; each day is a rule of its own
expected-once = how often it comes, once each time, such as "every Monday"
expected-which-days = "every working day", or one day of the week, such as "every Monday"
expected-yearly-day = a day of the year, such as 03-15, lunar 08-15 or Mid-Autumn Festival
expected-ordinary-month = a day of an ordinary month, such as lunar 08-15, since a leap month doesn't come every year
expected-which-calendar = a day of one calendar: 08-15, or lunar 08-15
expected-date = a date, such as 2026-01-01
expected-zone = a zone, such as Asia/Shanghai
expected-spans = hours, such as "09:00-12:00"
expected-span = one span of hours, such as "00:00-12:00"
expected-week = the hours of a week, such as "mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00"
expected-two-calendars = the ids of two calendars, such as [ "office", "client_site" ]
expected-actor = a role or person, such as owner
expected-event = an event, such as order.opened
expected-field = a field, such as "subject Subject: text, required"
expected-flow = a step, such as "accept Accept: received -> accepted, by agent"
expected-label-line = an id and its label, such as "received Received"
expected-alert-time = the time of an alert, such as "1 hour before due"
expected-effect = what follows: send, tell, do and so on, such as { "{" } do = "order.archive" { "}" }
expected-one-of = one of { $choices }
expected-number-pattern = a pattern of numbers, such as "WX{ "{" }yyyy{ "}" }{ "{" }0000{ "}" }"
expected-region = a region of official days, one of { $choices }
expected-placeholder = something that can be filled in, such as "{ "{" }{ "{" }record.number{ "}" }{ "}" }"
expected-formula = a formula, such as record.state == 'open'
expected-weekday = days of the week, such as mon or mon-fri
expected-rule = the full name of a rule, such as promise.first_reply
expected-percent = a percentage, such as "95%"
expected-counted = how many, such as "1", "2.." or "1..3"
expected-kinds = one or more kinds of case, such as [ "order", "visit" ]
expected-how = how they agree: in_turn, all_together, any or "2 of"
expected-window = a part of the period, such as "first 5 days" or "last 3 days"
expected-money = an amount of money, such as "300.00 CNY"
expected-section = a section of a report, such as "causes Causes: text, required"
expected-paper = an expected paper, such as "contract Contract: contract.files"
expected-line-field = a column of the lines, such as "service Service: text, required"
expected-scope = the scope of a role: company, department, client, place or "record project"
expected-act = an act, such as order.accept or order.opened
expected-bound = a number, or another field of the same lines
expected-state = a state with its record, such as order.delivered
expected-require-line = a formula, or { "{" } that = "…", else = "…" { "}" }

## Kinds of rule, and what stands inside rules

kind-calendar = calendar
kind-param = param
kind-list = list
kind-default = default
kind-department = department
kind-role = role
kind-channel = channel
kind-record = kind of case
kind-has = facet
kind-question = question
kind-source = source
kind-step = step
kind-form = form
kind-promise = promise
kind-duty = duty
kind-approval = approval
kind-gate = gate
kind-when = automatic rule
kind-access = access
kind-survey = survey
kind-template = template
kind-report = report
kind-measure = measure
kind-course = course
kind-price = price
kind-keep = rule of keeping
kind-principle = principle
kind-head = head of the book
kind-kind = kind of rule
kind-book = book
kind-rule = rule
kind-event = event
kind-state = state
kind-field = field
kind-field_type = type of field
kind-due_field = date field
kind-clock_from_field = instant field
kind-row = row
kind-flow = line of the flow
kind-arrow = arrow of the flow
kind-label = name
kind-alert = alert
kind-then = effect
kind-case = variant
kind-days = entry of days
kind-editions = edition of hours
kind-weekday = weekday
kind-value = value
kind-split = way to split
kind-section = section
kind-paper = paper
kind-line = line
kind-stage = stage
kind-extend = extension
kind-require = requirement

## Types of values in formulas

type-yes_no = yes or no
type-number = number
type-text = text
type-choice = choice
type-date = date
type-instant = moment
type-duration = length of time
type-decimal = decimal
type-money = sum of money
type-money-in = sum in { $of }
type-client = client
type-person = person
type-any = value
type-ref = case "{ $of }"
type-list = list ({ $of })

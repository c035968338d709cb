### Files of handbooks, figures that a company fills in, first handbooks.

### Files that can't be read
load-no-list = There is no handbook.toml in { $path }. It names the files of the book: files = ["handbook.md"]. A first handbook is written by: yinuo handbook new DIR
load-folder = { $path } is a folder, and a file was named. A folder with a handbook.toml of its own is named under include.
load-not-a-file = { $path } is a pipe or a device and not a file.
load-foreign = { $path } can't be read as a text: { $looks }
load-too-much = The files of the book are larger than { $megabytes } MB together, which no handbook is.
looks-png = it is a picture (PNG). A handbook is Markdown in UTF-8.
looks-jpeg = it is a picture (JPEG). A handbook is Markdown in UTF-8.
looks-gif = it is a picture (GIF). A handbook is Markdown in UTF-8.
looks-zip = it is an archive (ZIP), as documents of office programs are. Save the document as plain text first.
looks-pdf = it is a PDF. Copy its text into a Markdown file first.
looks-gzip = it is packed (gzip). Unpack it first.
looks-office = it is a document of an office program. Save it as plain text first.
looks-database = it is a database (SQLite). A handbook is Markdown in UTF-8.
looks-rtf = it is a document (RTF). Save it as plain text first.
looks-utf-16 = it is written in UTF-16. Save it as UTF-8.
looks-utf-32 = it is written in UTF-32. Save it as UTF-8.
looks-unknown = it isn't UTF-8. If it was saved in an older encoding, such as Big5 or GBK, save it as UTF-8.

### Figures that a company fills in
ask-none = This book leaves no figure to the company.
ask-settled = Each figure has a value ({ $all } in all).
ask-open = Figures without a value yet: { $open } of { $all }.
ask-sentence = { $text }
ask-takes = takes: { $text }
ask-choices = one of: { $text }
ask-value = now: { $text }
ask-value-listed = { $value } (from { $file })
ask-value-none = no value yet
ask-used = changes: { $text }
ask-bounds = , from { $least } to { $most }
ask-unit = , in { $unit }
ask-paste = Paste this into handbook.toml and fill it in:
param-type-duration = a length of time
param-type-period = how often
param-type-number = a whole number
param-type-percent = a percentage
param-type-text = a text
param-type-yes_no = yes or no
param-type-role = a role
param-type-event = an event
param-type-money = an amount of money
param-type-choice = one of a list
param-form-duration = such as "2 working days"
param-form-period = such as "every month"
param-form-number = a number without quotes
param-form-percent = such as "90%"
param-form-text = a text
param-form-yes_no = true or false, without quotes
param-form-role = the id of a role
param-form-event = such as "request.opened"
param-form-money = such as "1500.00 CNY"
param-form-choice = an id of the list

### A first handbook
new-title = Service handbook
new-written = Written: { $path }
new-next =
    What comes next:
      yinuo handbook check { $dir }        tells what is wrong, with its place
      yinuo handbook ask --all { $dir }    lists the figures that are yours to set in { $list }
      yinuo init DATA --handbook { $dir } --name NAME --admin MAIL
                                           sets up a company that works by it
new-bad-title = A title is one line of 1 to { $limit } characters.

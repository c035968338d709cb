### Formatting a handbook, and renaming things in it.

fmt-same = Every rule block has its form already.
fmt-done = Formatted: { $files }
fmt-would = Formatting would change { $files }.
fmt-skipped = { $place }: This rule block stays as it is: its TOML is broken, or it is indented by tabs. What is broken is told by yinuo handbook check.
fmt-one-file = --stdout writes one file, but the handbook has { $files }. Name one of them.

rename-same = { $name } is called so already.
rename-done = { $name } is called { $new } now, in { $files }.
rename-would = { $name } would be called { $new }, in { $files }.
rename-broken = Nothing was renamed: while the handbook has errors, nobody knows what its names stand for. Mend the places named above first.
rename-unknown = Nothing in the handbook is called "{ $word }".
rename-unknown-help = Write the full name, such as role.agent, record.order.field.price or list.sizes.row.large.
rename-fixed = The program itself knows { $word } by this id; it can't have another one.
rename-reserved = "{ $word }" means something of its own in handbooks here. Choose another id.
rename-taken = There is a { $word } already: { $place }. Choose another id.
rename-shared = { $place }: what stands here means { $others } too. Give all of them the new id with { $options }, or take them apart first.
rename-escaped = { $place }: the id is written with escapes here, so it can't be replaced. Write it in plain letters first.
rename-other-meaning = { $place }: with the new id, what stands here would mean something else. Choose another id.

edit-shipped = This handbook is inside the program and can't be changed. Name a file or a folder.
edit-linked = { $path } is a link or lies behind one. Nothing was changed; name the file itself.
edit-unwritable = { $path } can't be written: { $detail }
edit-written-before = Changed already: { $files }

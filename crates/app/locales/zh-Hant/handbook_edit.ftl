### Formatting a handbook, and renaming things in it.

fmt-same = 規則區塊都已排好。
fmt-done = 已排好：{ $files }
fmt-would = 排版會改動{ $files }。
fmt-skipped = { $place }：這個規則區塊原樣未動，因為TOML有錯，或用了定位字元縮排。錯在哪裡，可用 yinuo handbook check 查看。
fmt-one-file = --stdout 只能輸出一個檔案，這本手冊有{ $files }個。請指定其中一個。

rename-same = { $name }本來就叫這個代號。
rename-done = { $name }已改叫{ $new }，改動的檔案：{ $files }
rename-would = { $name }會改叫{ $new }，會改動的檔案：{ $files }
rename-broken = 沒有改名：手冊有錯誤時，無從確定各個代號指的是什麼。請先改正上面列出的地方。
rename-unknown = 手冊裡沒有「{ $word }」。
rename-unknown-help = 請寫全名，例如 role.agent、record.order.field.price、list.sizes.row.large。
rename-fixed = 程式本身認得{ $word }這個代號，不能改。
rename-reserved = 「{ $word }」在手冊裡這個位置另有意思，請換一個代號。
rename-taken = 已經有{ $word }了，見{ $place }。請換一個代號。
rename-shared = { $place }：這裡的代號同時指{ $others }。請加上 { $options } 一起改，或先把它們分開。
rename-escaped = { $place }：這裡的代號是用跳脫字元寫的，無法替換。請先改成一般寫法。
rename-other-meaning = { $place }：換成新代號後，這裡的意思會變。請換一個代號。

edit-shipped = 這本手冊內建在程式裡，不能改。請指定檔案或資料夾。
edit-linked = { $path }是連結，或在連結後面。什麼都沒有改；請指定檔案本身。
edit-unwritable = 無法寫入{ $path }：{ $detail }
edit-written-before = 已經改好的檔案：{ $files }

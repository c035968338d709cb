### demonstration

demo-address = The demonstration: { $url } (data in { $path }). It is being prepared; the page shows how far it is.
demo-ready = Ready after { $seconds } seconds: { $events } events, { $promises } promises.
demo-sign-in = { "  " }{ $label }: { $name }, { $mail }
demo-password = Password of everybody: { $password }
demo-bad-handbook = The handbook has { $count } errors. See: yinuo handbook check
demo-no-cast = { $name } has no demo.toml beside its handbook.
demo-cast-toml = demo.toml, { $place }: { $word }
demo-cast-name = demo.toml, { $place }: neither the handbook nor the cast knows “{ $word }”.
demo-cast-time = demo.toml, { $place }: “{ $word }” isn’t a time of the form that this key takes.
demo-cast-nobody = demo.toml: nobody works here.

demo-waiting-title = Preparing { $company }
demo-waiting-day = Day { $day }, { $date }: { $events } things written down
demo-waiting-note = A company works for some months in fast motion. It takes a few seconds; then you sign in.

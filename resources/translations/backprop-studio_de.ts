<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en" language="de">
<context>
<name>AboutWindow</name>
<message>
<source>&lt;b&gt;Backprop Studio {version}&lt;/b&gt;&lt;br&gt;See a network learn, stop it at any instant, look at any number, change it by hand.&lt;br&gt;MIT licence. It needs no network connection and makes none.</source>
<translation>&lt;b&gt;Backprop Studio {version}&lt;/b&gt;&lt;br&gt;Sieh einem neuronalen Netz beim Lernen zu, halte es jederzeit an, betrachte jede Zahl, ändere sie von Hand.&lt;br&gt;MIT-Lizenz. Es braucht keine Netzverbindung und stellt keine her.</translation>
</message>
<message>
<source>About Backprop Studio</source>
<translation>Über Backprop Studio</translation>
</message>
<message>
<source>Everything inside</source>
<translation>Alles, was darin steckt</translation>
</message>
<message>
<source>Licences</source>
<translation>Lizenzen</translation>
</message>
<message>
<source>Text of the licence</source>
<translation>Text der Lizenz</translation>
</message>
</context>
<context>
<name>Actions</name>
<message>
<source>+1 epoch</source>
<translation>+1 Epoche</translation>
</message>
<message>
<source>+1 iteration</source>
<translation>+1 Iteration</translation>
</message>
<message>
<source>+100</source>
<translation>+100</translation>
</message>
<message>
<source>100 iterations</source>
<translation>100 Iterationen</translation>
</message>
<message>
<source>A black screen, and back</source>
<translation>Ein schwarzer Bildschirm, und zurück</translation>
</message>
<message>
<source>A click on a number, in any view, covers or reveals it</source>
<translation>Ein Klick auf eine Zahl, in jeder Ansicht, verdeckt sie oder deckt sie auf</translation>
</message>
<message>
<source>A click on a number, in any view, makes it fill the window</source>
<translation>Ein Klick auf eine Zahl, in jeder Ansicht, lässt sie das Fenster füllen</translation>
</message>
<message>
<source>A hundred iterations</source>
<translation>Hundert Iterationen</translation>
</message>
<message>
<source>A prepared lecture from its file</source>
<translation>Ein vorbereiteter Vortrag aus seiner Datei</translation>
</message>
<message>
<source>A question to the hall: choices, raised hands, bars, then the computed answer</source>
<translation>Eine Frage an den Saal: Antworten zur Wahl, gehobene Hände, Balken, dann die berechnete Antwort</translation>
</message>
<message>
<source>A ring around the pointer</source>
<translation>Ein Ring um den Mauszeiger</translation>
</message>
<message>
<source>A view or the whole window as PNG, SVG or PDF; the run as a film</source>
<translation>Eine Ansicht oder das ganze Fenster als PNG, SVG oder PDF; der Lauf als Film</translation>
</message>
<message>
<source>About Backprop Studio</source>
<translation>Über Backprop Studio</translation>
</message>
<message>
<source>Add this moment</source>
<translation>Diesen Moment hinzufügen</translation>
</message>
<message>
<source>All five moves on one batch</source>
<translation>Alle fünf Züge an einem Batch</translation>
</message>
<message>
<source>All keyboard shortcuts</source>
<translation>Alle Tastenkürzel</translation>
</message>
<message>
<source>As the system has it</source>
<translation>Wie das System</translation>
</message>
<message>
<source>Back to iteration 0 and to the values of the document</source>
<translation>Zurück zu Iteration 0 und zu den Werten des Dokuments</translation>
</message>
<message>
<source>Back to the desk</source>
<translation>Zurück an den Schreibtisch</translation>
</message>
<message>
<source>Before</source>
<translation>Vorher</translation>
</message>
<message>
<source>Begin with one example and two layers</source>
<translation>Mit einem Beispiel und zwei Schichten beginnen</translation>
</message>
<message>
<source>Blame view</source>
<translation>Fehlersignal zeigen</translation>
</message>
<message>
<source>Blank</source>
<translation>Schwarz</translation>
</message>
<message>
<source>Choose one of the examples</source>
<translation>Eines der Beispiele wählen</translation>
</message>
<message>
<source>Classic colours</source>
<translation>Klassische Farben</translation>
</message>
<message>
<source>Close the program</source>
<translation>Das Programm schließen</translation>
</message>
<message>
<source>Copy view</source>
<translation>Ansicht kopieren</translation>
</message>
<message>
<source>Cover</source>
<translation>Verdecken</translation>
</message>
<message>
<source>Cover by click</source>
<translation>Durch Klick verdecken</translation>
</message>
<message>
<source>Cover the gradient</source>
<translation>Gradienten verdecken</translation>
</message>
<message>
<source>Cover the value under the pointer, or of what is chosen, everywhere; or reveal it</source>
<translation>Den Wert unter dem Mauszeiger oder des Gewählten überall verdecken, oder ihn aufdecken</translation>
</message>
<message>
<source>Cover ∂L/∂w, or δ, of what is chosen, everywhere; or reveal it</source>
<translation>∂L/∂w oder δ des Gewählten überall verdecken, oder aufdecken</translation>
</message>
<message>
<source>Draw over the screen with the mouse; again: the mouse works on the views</source>
<translation>Mit der Maus auf den Bildschirm zeichnen; noch einmal: die Maus wirkt auf die Ansichten</translation>
</message>
<message>
<source>Edges by the size of ∂L/∂w and units by δ, instead of weights and activations</source>
<translation>Kanten nach der Größe von ∂L/∂w und Einheiten nach δ statt nach Gewichten und Aktivierungen</translation>
</message>
<message>
<source>End presenting</source>
<translation>Vorführen beenden</translation>
</message>
<message>
<source>Enlarge</source>
<translation>Vergrößern</translation>
</message>
<message>
<source>Enlarge by click</source>
<translation>Durch Klick vergrößern</translation>
</message>
<message>
<source>Everything that is covered, at once</source>
<translation>Alles Verdeckte auf einmal</translation>
</message>
<message>
<source>Examples…</source>
<translation>Beispiele…</translation>
</message>
<message>
<source>Faster</source>
<translation>Schneller</translation>
</message>
<message>
<source>Fewer digits</source>
<translation>Weniger Stellen</translation>
</message>
<message>
<source>Fewer iterations a second</source>
<translation>Weniger Iterationen pro Sekunde</translation>
</message>
<message>
<source>Fewer moves a second</source>
<translation>Weniger Züge pro Sekunde</translation>
</message>
<message>
<source>Fill the screen with what the hall shall see, enlarged; and back</source>
<translation>Den Bildschirm mit dem füllen, was der Saal sehen soll, vergrößert; und zurück</translation>
</message>
<message>
<source>First minute again</source>
<translation>Die erste Minute noch einmal</translation>
</message>
<message>
<source>Full screen</source>
<translation>Vollbild</translation>
</message>
<message>
<source>Give this view the whole window, and back</source>
<translation>Dieser Ansicht das ganze Fenster geben, und zurück</translation>
</message>
<message>
<source>Glossary</source>
<translation>Glossar</translation>
</message>
<message>
<source>Hand-calculation sheet…</source>
<translation>Rechenblatt für die Hand…</translation>
</message>
<message>
<source>High contrast</source>
<translation>Hoher Kontrast</translation>
</message>
<message>
<source>Keep the present values in grey, for “what if …?”; again: go back to them</source>
<translation>Die jetzigen Werte in Grau behalten, für „was wäre, wenn …?“; noch einmal: zu ihnen zurück</translation>
</message>
<message>
<source>Keys</source>
<translation>Tasten</translation>
</message>
<message>
<source>Learn from the cells copied in a spreadsheet</source>
<translation>Aus den Zellen lernen, die in einer Tabellenkalkulation kopiert wurden</translation>
</message>
<message>
<source>Learn from your own table: CSV, or text with tabs</source>
<translation>Aus deiner eigenen Tabelle lernen: CSV oder Text mit Tabulatoren</translation>
</message>
<message>
<source>Learn step by step, with your own hands on the program</source>
<translation>Schritt für Schritt lernen, mit den eigenen Händen am Programm</translation>
</message>
<message>
<source>Lecture…</source>
<translation>Vortrag…</translation>
</message>
<message>
<source>Less motion</source>
<translation>Weniger Bewegung</translation>
</message>
<message>
<source>Lessons…</source>
<translation>Lektionen…</translation>
</message>
<message>
<source>Light or dark, contrast and motion follow the system</source>
<translation>Hell oder dunkel, Kontrast und Bewegung folgen dem System</translation>
</message>
<message>
<source>Light, dark, or as the system has it</source>
<translation>Hell, dunkel oder wie das System</translation>
</message>
<message>
<source>Losses, accuracies, learning rate and the parameters of a small network</source>
<translation>Verluste, Trefferquoten, Lernrate und die Parameter eines kleinen Netzes</translation>
</message>
<message>
<source>Make one move after the other, slowly; Space or any other step ends it</source>
<translation>Einen Zug nach dem anderen machen, langsam; die Leertaste oder ein anderer Schritt beendet es</translation>
</message>
<message>
<source>Make the edit again</source>
<translation>Die Änderung noch einmal machen</translation>
</message>
<message>
<source>Make the next one of the five moves</source>
<translation>Den nächsten der fünf Züge machen</translation>
</message>
<message>
<source>Mean of the batch, or one example</source>
<translation>Mittel des Batches oder ein Beispiel</translation>
</message>
<message>
<source>More digits</source>
<translation>Mehr Stellen</translation>
</message>
<message>
<source>More iterations a second</source>
<translation>Mehr Iterationen pro Sekunde</translation>
</message>
<message>
<source>More moves a second</source>
<translation>Mehr Züge pro Sekunde</translation>
</message>
<message>
<source>Moves faster</source>
<translation>Züge schneller</translation>
</message>
<message>
<source>Moves slower</source>
<translation>Züge langsamer</translation>
</message>
<message>
<source>New</source>
<translation>Neu</translation>
</message>
<message>
<source>Next example</source>
<translation>Nächstes Beispiel</translation>
</message>
<message>
<source>Next move</source>
<translation>Nächster Zug</translation>
</message>
<message>
<source>Next move ▸</source>
<translation>Nächster Zug ▸</translation>
</message>
<message>
<source>Next step</source>
<translation>Nächster Schritt</translation>
</message>
<message>
<source>Nodes green and red, edges blue and red, instead of the colour-blind safe ones</source>
<translation>Knoten grün und rot, Kanten blau und rot statt der Farben, die auch Farbenblinde unterscheiden</translation>
</message>
<message>
<source>Nothing moves or fades by itself</source>
<translation>Nichts bewegt sich oder blendet von selbst</translation>
</message>
<message>
<source>NumPy script…</source>
<translation>NumPy-Skript…</translation>
</message>
<message>
<source>One digit fewer in every number; four at least</source>
<translation>Eine Stelle weniger in jeder Zahl; mindestens vier</translation>
</message>
<message>
<source>One digit more in every number</source>
<translation>Eine Stelle mehr in jeder Zahl</translation>
</message>
<message>
<source>One epoch</source>
<translation>Eine Epoche</translation>
</message>
<message>
<source>One iteration</source>
<translation>Eine Iteration</translation>
</message>
<message>
<source>One iteration with blanks, and on a second page solved</source>
<translation>Eine Iteration mit Lücken, und auf einer zweiten Seite gelöst</translation>
</message>
<message>
<source>One step back in the script, where all is as it was left</source>
<translation>Einen Schritt zurück im Ablauf, wo alles ist, wie es verlassen wurde</translation>
</message>
<message>
<source>One step on in the script: the composed pairs, a lesson or a lecture</source>
<translation>Einen Schritt weiter im Ablauf: die Ansichtenpaare, eine Lektion oder ein Vortrag</translation>
</message>
<message>
<source>Open a .backprop document</source>
<translation>Ein .backprop-Dokument öffnen</translation>
</message>
<message>
<source>Open a lecture…</source>
<translation>Vortrag öffnen…</translation>
</message>
<message>
<source>Open table…</source>
<translation>Tabelle öffnen…</translation>
</message>
<message>
<source>Open…</source>
<translation>Öffnen…</translation>
</message>
<message>
<source>Other screen</source>
<translation>Anderer Bildschirm</translation>
</message>
<message>
<source>Paste a table…</source>
<translation>Tabelle einfügen…</translation>
</message>
<message>
<source>Pen</source>
<translation>Stift</translation>
</message>
<message>
<source>Picture or film…</source>
<translation>Bild oder Film…</translation>
</message>
<message>
<source>Play</source>
<translation>Start</translation>
</message>
<message>
<source>Play the moves</source>
<translation>Züge abspielen</translation>
</message>
<message>
<source>Pointer ring</source>
<translation>Zeigerring</translation>
</message>
<message>
<source>Present</source>
<translation>Vorführen</translation>
</message>
<message>
<source>Previous example</source>
<translation>Voriges Beispiel</translation>
</message>
<message>
<source>Previous move</source>
<translation>Voriger Zug</translation>
</message>
<message>
<source>Previous step</source>
<translation>Voriger Schritt</translation>
</message>
<message>
<source>PyTorch script…</source>
<translation>PyTorch-Skript…</translation>
</message>
<message>
<source>Questions over all lessons, some with numbers of their own</source>
<translation>Fragen zu allen Lektionen, einige mit eigenen Zahlen</translation>
</message>
<message>
<source>Question…</source>
<translation>Frage…</translation>
</message>
<message>
<source>Quit</source>
<translation>Beenden</translation>
</message>
<message>
<source>Quiz…</source>
<translation>Quiz…</translation>
</message>
<message>
<source>Redo</source>
<translation>Wiederholen</translation>
</message>
<message>
<source>Reset</source>
<translation>Zurücksetzen</translation>
</message>
<message>
<source>Reveal</source>
<translation>Aufdecken</translation>
</message>
<message>
<source>Run as a table (CSV)…</source>
<translation>Lauf als Tabelle (CSV)…</translation>
</message>
<message>
<source>Save</source>
<translation>Speichern</translation>
</message>
<message>
<source>Save As…</source>
<translation>Speichern unter…</translation>
</message>
<message>
<source>Save under another name</source>
<translation>Unter einem anderen Namen speichern</translation>
</message>
<message>
<source>Save, with where the run stands</source>
<translation>Speichern, samt dem Stand des Laufs</translation>
</message>
<message>
<source>Settings…</source>
<translation>Einstellungen…</translation>
</message>
<message>
<source>Show or hide this view</source>
<translation>Diese Ansicht zeigen oder verbergen</translation>
</message>
<message>
<source>Show the callouts of the first minute once more</source>
<translation>Die Hinweise der ersten Minute noch einmal zeigen</translation>
</message>
<message>
<source>Show the example before on the diagram</source>
<translation>Das vorige Beispiel im Diagramm zeigen</translation>
</message>
<message>
<source>Show the mean over the examples of the batch, or one of them</source>
<translation>Das Mittel über die Beispiele des Batches zeigen, oder eines davon</translation>
</message>
<message>
<source>Show the next example on the diagram</source>
<translation>Das nächste Beispiel im Diagramm zeigen</translation>
</message>
<message>
<source>Slower</source>
<translation>Langsamer</translation>
</message>
<message>
<source>Take the last edit back</source>
<translation>Die letzte Änderung zurücknehmen</translation>
</message>
<message>
<source>The hall's picture goes to another screen</source>
<translation>Das Bild für den Saal kommt auf einen anderen Bildschirm</translation>
</message>
<message>
<source>The network where it stands, for other programs</source>
<translation>Das Netz, wie es steht, für andere Programme</translation>
</message>
<message>
<source>The number under the pointer, or of what is chosen, fills the window; and back</source>
<translation>Die Zahl unter dem Mauszeiger oder des Gewählten füllt das Fenster; und zurück</translation>
</message>
<message>
<source>The same experiment in PyTorch, with its data beside it</source>
<translation>Dasselbe Experiment in PyTorch, mit den Daten daneben</translation>
</message>
<message>
<source>The same experiment in plain NumPy, with its data beside it</source>
<translation>Dasselbe Experiment in reinem NumPy, mit den Daten daneben</translation>
</message>
<message>
<source>The steps of the lecture: order, titles, notes, hidden controls, locked values</source>
<translation>Die Schritte des Vortrags: Reihenfolge, Titel, Notizen, verborgene Bedienelemente, gesperrte Werte</translation>
</message>
<message>
<source>The view with the focus into the clipboard, as a picture and as SVG; Ctrl+Shift and the mouse drag any view out of the window</source>
<translation>Die Ansicht mit dem Fokus in die Zwischenablage, als Bild und als SVG; Strg+Umschalt und die Maus ziehen jede Ansicht aus dem Fenster</translation>
</message>
<message>
<source>The words, and where to see them; F3 on a tooltip opens its word</source>
<translation>Die Wörter, und wo man sie sieht; F3 bei einem Tooltip öffnet dessen Wort</translation>
</message>
<message>
<source>Theme</source>
<translation>Farbschema</translation>
</message>
<message>
<source>Theme, text size, how numbers and names are written, language</source>
<translation>Farbschema, Schriftgröße, Schreibweise der Zahlen und Namen, Sprache</translation>
</message>
<message>
<source>To the end of this epoch</source>
<translation>Bis zum Ende dieser Epoche</translation>
</message>
<message>
<source>Train until paused; pause</source>
<translation>Trainieren bis zur Pause; Pause</translation>
</message>
<message>
<source>Trained network (ONNX)…</source>
<translation>Trainiertes Netz (ONNX)…</translation>
</message>
<message>
<source>Undo</source>
<translation>Rückgängig</translation>
</message>
<message>
<source>Undo one move of the backpropagation</source>
<translation>Einen Zug der Backpropagation zurücknehmen</translation>
</message>
<message>
<source>Use the whole screen</source>
<translation>Den ganzen Bildschirm nutzen</translation>
</message>
<message>
<source>Version and licences</source>
<translation>Version und Lizenzen</translation>
</message>
<message>
<source>What stands in the window now becomes the next step of the lecture</source>
<translation>Was jetzt im Fenster steht, wird der nächste Schritt des Vortrags</translation>
</message>
<message>
<source>What the pen has drawn is gone</source>
<translation>Was der Stift gezeichnet hat, ist weg</translation>
</message>
<message>
<source>Wipe</source>
<translation>Wischen</translation>
</message>
<message>
<source>Words at least 7 to 1 and lines at least 4.5 to 1, in light and dark</source>
<translation>Wörter mindestens 7 zu 1 und Linien mindestens 4,5 zu 1, hell wie dunkel</translation>
</message>
<message>
<source>↶ Undo</source>
<translation>↶ Zurück</translation>
</message>
<message>
<source>↷</source>
<translation>↷</translation>
</message>
<message>
<source>▶  Play</source>
<translation>▶  Start</translation>
</message>
<message>
<source>▸▸</source>
<translation>▸▸</translation>
</message>
<message>
<source>◂ Previous move</source>
<translation>◂ Voriger Zug</translation>
</message>
<message>
<source>◐ Theme</source>
<translation>◐ Farben</translation>
</message>
<message>
<source>⟲ Reset</source>
<translation>⟲ Anfang</translation>
</message>
</context>
<context>
<name>ActivationPlot</name>
<message>
<source> for </source>
<translation> für </translation>
</message>
<message>
<source> mean of the batch</source>
<translation> Mittel des Batches</translation>
</message>
<message>
<source> not computed yet</source>
<translation> noch nicht berechnet</translation>
</message>
<message>
<source>, else </source>
<translation>, sonst </translation>
</message>
<message>
<source>Activation function</source>
<translation>Aktivierungsfunktion</translation>
</message>
<message>
<source>Activation function of the chosen unit</source>
<translation>Aktivierungsfunktion der gewählten Einheit</translation>
</message>
<message>
<source>Activation function of {unit}: {name}</source>
<translation>Aktivierungsfunktion von {unit}: {name}</translation>
</message>
<message>
<source>An input has no activation function. Choose a unit behind it.</source>
<translation>Eine Eingabe hat keine Aktivierungsfunktion. Wähle eine Einheit dahinter.</translation>
</message>
<message>
<source>Choose a unit, a weight or a bias to see its activation function here.</source>
<translation>Wähle eine Einheit, ein Gewicht oder einen Bias, um hier die Aktivierungsfunktion zu sehen.</translation>
</message>
<message>
<source>Drag to pan, wheel to zoom; double-click or A fits</source>
<translation>Ziehen verschiebt, das Mausrad vergrößert; Doppelklick oder A passt ein</translation>
</message>
<message>
<source>Plot of f and f′ over z</source>
<translation>Kurven von f und f′ über z</translation>
</message>
<message>
<source>inactive</source>
<translation>inaktiv</translation>
</message>
<message>
<source>saturated</source>
<translation>gesättigt</translation>
</message>
<message>
<source>the other units' z held still</source>
<translation>die z der anderen Einheiten bleiben fest</translation>
</message>
<message>
<source>z is not above 0, so f′(z) = 0: no gradient passes this unit here.</source>
<translation>z ist nicht über 0, also f′(z) = 0: hier kommt kein Gradient durch diese Einheit.</translation>
</message>
<message>
<source>|f′(z)| is below {limit}: hardly any gradient passes this unit.</source>
<translation>|f′(z)| ist unter {limit}: durch diese Einheit kommt kaum ein Gradient.</translation>
</message>
</context>
<context>
<name>AnswerForm</name>
<message>
<source>A whole number, exactly.</source>
<translation>Eine ganze Zahl, genau.</translation>
</message>
<message>
<source>Click it on the diagram, or walk there with Tab and the arrow keys.</source>
<translation>Klicke es im Diagramm an, oder gehe mit Tab und den Pfeiltasten hin.</translation>
</message>
<message>
<source>Drag them, or choose one and move it.</source>
<translation>Ziehe sie, oder wähle eine und verschiebe sie.</translation>
</message>
<message>
<source>Nothing is chosen yet.</source>
<translation>Noch ist nichts gewählt.</translation>
</message>
<message>
<source>Several may be right. Choose all of them.</source>
<translation>Es können mehrere richtig sein. Wähle alle davon.</translation>
</message>
<message>
<source>Within {share} of it counts as right.</source>
<translation>Richtig ist, was höchstens {share} davon abweicht.</translation>
</message>
<message>
<source>Within ±{distance} counts as right.</source>
<translation>Richtig ist, was höchstens ±{distance} abweicht.</translation>
</message>
<message>
<source>Your answer</source>
<translation>Deine Antwort</translation>
</message>
<message>
<source>Your choice: {name}</source>
<translation>Deine Wahl: {name}</translation>
</message>
<message>
<source>your answer</source>
<translation>deine Antwort</translation>
</message>
</context>
<context>
<name>Asking</name>
<message>
<source>This is another network now: ⟲ Page.</source>
<translation>Das ist jetzt ein anderes Netz: ⟲ Seite.</translation>
</message>
</context>
<context>
<name>Autosave</name>
<message>
<source>A crash would lose unsaved work, for it cannot be kept: {problem}.</source>
<translation>Nach einem Absturz wäre ungesicherte Arbeit verloren, denn sie lässt sich nicht aufheben: {problem}.</translation>
</message>
</context>
<context>
<name>AxesBar</name>
<message>
<source>Another number draws two other random directions</source>
<translation>Eine andere Zahl ergibt zwei andere zufällige Richtungen</translation>
</message>
<message>
<source>Axes</source>
<translation>Achsen</translation>
</message>
<message>
<source>Axes, range and scale of the landscape</source>
<translation>Achsen, Bereich und Skala der Landschaft</translation>
</message>
<message>
<source>Chosen parameter across</source>
<translation>Gewählter Parameter waagerecht</translation>
</message>
<message>
<source>Chosen parameter up</source>
<translation>Gewählter Parameter senkrecht</translation>
</message>
<message>
<source>Fit</source>
<translation>Alles</translation>
</message>
<message>
<source>Go on computing this picture</source>
<translation>Dieses Bild weiter berechnen</translation>
</message>
<message>
<source>Linear</source>
<translation>Linear</translation>
</message>
<message>
<source>Logarithmic</source>
<translation>Logarithmisch</translation>
</message>
<message>
<source>Parameter across</source>
<translation>Parameter waagerecht</translation>
</message>
<message>
<source>Parameter up</source>
<translation>Parameter senkrecht</translation>
</message>
<message>
<source>Plane of the run (PCA)</source>
<translation>Ebene des Laufs (PCA)</translation>
</message>
<message>
<source>Scale of the loss: automatic</source>
<translation>Skala des Verlusts: automatisch</translation>
</message>
<message>
<source>Seed of the two random directions</source>
<translation>Startwert der beiden zufälligen Richtungen</translation>
</message>
<message>
<source>Set the range …</source>
<translation>Bereich festlegen …</translation>
</message>
<message>
<source>Show the ball, its trail and its next step (A)</source>
<translation>Die Kugel, ihre Spur und ihren nächsten Schritt zeigen (A)</translation>
</message>
<message>
<source>Stop computing this picture, or go on; what is there stays</source>
<translation>Das Berechnen dieses Bildes anhalten oder fortsetzen; was da ist, bleibt</translation>
</message>
<message>
<source>Stop computing, {share} %</source>
<translation>Anhalten, {share} %</translation>
</message>
<message>
<source>The parameter on the horizontal axis</source>
<translation>Der Parameter auf der waagerechten Achse</translation>
</message>
<message>
<source>The parameter on the vertical axis</source>
<translation>Der Parameter auf der senkrechten Achse</translation>
</message>
<message>
<source>Two parameters</source>
<translation>Zwei Parameter</translation>
</message>
<message>
<source>Two random directions</source>
<translation>Zwei zufällige Richtungen</translation>
</message>
<message>
<source>Which axes, which range, and how the loss is scaled</source>
<translation>Welche Achsen, welcher Bereich, und wie der Verlust skaliert ist</translation>
</message>
<message>
<source>seed </source>
<translation>Startwert </translation>
</message>
<message>
<source>▶ Go on</source>
<translation>▶ Weiter</translation>
</message>
</context>
<context>
<name>BatchesView</name>
<message>
<source> (the last with {left})</source>
<translation> (der letzte mit {left})</translation>
</message>
<message>
<source>; now batch {number} of epoch {epoch}</source>
<translation>; jetzt Batch {number} von Epoche {epoch}</translation>
</message>
<message>
<source>Batch size</source>
<translation>Batchgröße</translation>
</message>
<message>
<source>Batches and epochs</source>
<translation>Batches und Epochen</translation>
</message>
<message>
<source>Full batch</source>
<translation>Alle zusammen</translation>
</message>
<message>
<source>Go through the rows in another order in each epoch</source>
<translation>In jeder Epoche in anderer Reihenfolge durch die Zeilen gehen</translation>
</message>
<message>
<source>Mini-batch</source>
<translation>Mini-Batch</translation>
</message>
<message>
<source>One by one</source>
<translation>Einzeln</translation>
</message>
<message>
<source>Rows in each iteration</source>
<translation>Zeilen in jeder Iteration</translation>
</message>
<message>
<source>Shuffle</source>
<translation>Mischen</translation>
</message>
<message>
<source>all {rows} rows in each iteration, which makes an epoch</source>
<translation>alle {rows} Zeilen in jeder Iteration, die damit eine Epoche ist</translation>
</message>
<message>
<source>still to come</source>
<translation>kommt noch</translation>
</message>
<message>
<source>the batch at hand</source>
<translation>der jetzige Batch</translation>
</message>
<message>
<source>used in this epoch</source>
<translation>in dieser Epoche benutzt</translation>
</message>
<message>
<source>{size} of {rows} rows an iteration, {count} iterations an epoch</source>
<translation>{size} von {rows} Zeilen je Iteration, {count} Iterationen je Epoche</translation>
</message>
</context>
<context>
<name>Before</name>
<message>
<source>What if</source>
<translation>Was wäre, wenn</translation>
</message>
</context>
<context>
<name>Callout</name>
<message>
<source>Close, and show no more of these</source>
<translation>Schließen, und keine weiteren davon zeigen</translation>
</message>
</context>
<context>
<name>ChainRule</name>
<message>
<source>1 if z &gt; 0, else 0</source>
<translation>1 falls z &gt; 0, sonst 0</translation>
</message>
<message>
<source>Wiggling all {parameters} parameters takes {passes} forward passes; one backward pass gives them all.</source>
<translation>An allen {parameters} Parametern zu wackeln braucht {passes} Vorwärtsdurchläufe; ein Rückwärtsdurchlauf liefert alle.</translation>
</message>
<message>
<source>all digits agree</source>
<translation>alle Stellen stimmen überein</translation>
</message>
<message>
<source>always 1</source>
<translation>immer 1</translation>
</message>
<message>
<source>batch norm</source>
<translation>Batch-Norm</translation>
</message>
<message>
<source>both are 0</source>
<translation>beide sind 0</translation>
</message>
<message>
<source>by wiggling</source>
<translation>durch Wackeln</translation>
</message>
<message>
<source>by {name}</source>
<translation>durch {name}</translation>
</message>
<message>
<source>dropout mask</source>
<translation>Dropout-Maske</translation>
</message>
<message>
<source>its numbers come with their moves</source>
<translation>die Zahlen kommen mit ihren Zügen</translation>
</message>
<message>
<source>linear: 1</source>
<translation>linear: 1</translation>
</message>
<message>
<source>local</source>
<translation>lokal</translation>
</message>
<message>
<source>made in move {number}</source>
<translation>entsteht in Zug {number}</translation>
</message>
<message>
<source>made layer by layer, in move {number}</source>
<translation>entsteht Schicht für Schicht, in Zug {number}</translation>
</message>
<message>
<source>mean of the products of {rows} examples</source>
<translation>Mittel der Produkte von {rows} Beispielen</translation>
</message>
<message>
<source>normalized z</source>
<translation>normiertes z</translation>
</message>
<message>
<source>not finite: nothing to compare</source>
<translation>nicht endlich: nichts zu vergleichen</translation>
</message>
<message>
<source>past the layer</source>
<translation>an der Schicht vorbei</translation>
</message>
<message>
<source>sign of </source>
<translation>Vorzeichen von </translation>
</message>
<message>
<source>sum over {paths} paths</source>
<translation>Summe über {paths} Wege</translation>
</message>
<message>
<source>too small to be checked so</source>
<translation>zu klein, um es so zu prüfen</translation>
</message>
<message>
<source>upstream</source>
<translation>von oben</translation>
</message>
<message>
<source>where {name} starts</source>
<translation>wo {name} beginnt</translation>
</message>
<message>
<source>{count} digits agree</source>
<translation>{count} Stellen stimmen überein</translation>
</message>
<message>
<source>δ of its unit × 1</source>
<translation>δ seiner Einheit × 1</translation>
</message>
<message>
<source>δ of its unit × what is scaled</source>
<translation>δ seiner Einheit × was skaliert wird</translation>
</message>
<message>
<source>δ where the edge ends × value where it starts</source>
<translation>δ am Ende der Kante × Wert an ihrem Anfang</translation>
</message>
<message>
<source>→ share of</source>
<translation>→ Anteil von</translation>
</message>
</context>
<context>
<name>ChainRuleCanvas</name>
<message>
<source>Chain rule of the chosen parameter</source>
<translation>Kettenregel des gewählten Parameters</translation>
</message>
<message>
<source>Choose a weight or a bias: its derivative is taken apart here.</source>
<translation>Wähle ein Gewicht oder einen Bias: seine Ableitung wird hier zerlegt.</translation>
</message>
</context>
<context>
<name>ChainRulePanel</name>
<message>
<source>As drawn</source>
<translation>Wie gezeichnet</translation>
</message>
<message>
<source>Chain rule</source>
<translation>Kettenregel</translation>
</message>
<message>
<source>Chain rule for {name}</source>
<translation>Kettenregel für {name}</translation>
</message>
<message>
<source>From the loss back</source>
<translation>Vom Verlust zurück</translation>
</message>
<message>
<source>Order of the factors</source>
<translation>Reihenfolge der Faktoren</translation>
</message>
</context>
<context>
<name>ChoiceRows</name>
<message>
<source>chosen, not right</source>
<translation>gewählt, nicht richtig</translation>
</message>
<message>
<source>right</source>
<translation>richtig</translation>
</message>
<message>
<source>right, and chosen</source>
<translation>richtig, und gewählt</translation>
</message>
</context>
<context>
<name>ChosenPanel</name>
<message>
<source>Chosen weight, bias or unit</source>
<translation>Gewähltes Gewicht, gewählter Bias oder gewählte Einheit</translation>
</message>
<message>
<source>Chosen: {name}</source>
<translation>Gewählt: {name}</translation>
</message>
<message>
<source>Click an edge, a bias or a unit.</source>
<translation>Klicke auf eine Kante, einen Bias oder eine Einheit.</translation>
</message>
<message>
<source>Nothing chosen</source>
<translation>Nichts gewählt</translation>
</message>
<message>
<source>Value</source>
<translation>Wert</translation>
</message>
<message>
<source>before</source>
<translation>vorher</translation>
</message>
<message>
<source>document: {value}</source>
<translation>Dokument: {value}</translation>
</message>
<message>
<source>input</source>
<translation>Eingabe</translation>
</message>
<message>
<source>next step</source>
<translation>nächster Schritt</translation>
</message>
<message>
<source>of {unit}</source>
<translation>von {unit}</translation>
</message>
<message>
<source>step made</source>
<translation>gemachter Schritt</translation>
</message>
<message>
<source>target of {unit}</source>
<translation>Zielwert von {unit}</translation>
</message>
<message>
<source>unit</source>
<translation>Einheit</translation>
</message>
<message>
<source>{symbol}, batch</source>
<translation>{symbol}, Batch</translation>
</message>
</context>
<context>
<name>ColumnGrid</name>
<message>
<source>Columns of the table</source>
<translation>Spalten der Tabelle</translation>
</message>
<message>
<source>Space ticks; I: input, T: target of the row</source>
<translation>Leertaste hakt an; I: Eingabe, T: Zielwert der Zeile</translation>
</message>
</context>
<context>
<name>ColumnModel</name>
<message>
<source>Column</source>
<translation>Spalte</translation>
</message>
<message>
<source>Holds</source>
<translation>Enthält</translation>
</message>
<message>
<source>Input</source>
<translation>Eingabe</translation>
</message>
<message>
<source>Missing</source>
<translation>Fehlt</translation>
</message>
<message>
<source>Target</source>
<translation>Zielwert</translation>
</message>
<message>
<source>dates, as days since {day}: 0 to {high}</source>
<translation>Daten, als Tage seit {day}: 0 bis {high}</translation>
</message>
<message>
<source>found {found}, allowed: {allowed}</source>
<translation>gefunden {found}, erlaubt: {allowed}</translation>
</message>
<message>
<source>numbers, {low} to {high}</source>
<translation>Zahlen, {low} bis {high}</translation>
</message>
<message>
<source>{count} categories: {names}</source>
<translation>{count} Kategorien: {names}</translation>
</message>
</context>
<context>
<name>CompareView</name>
<message>
<source> · iteration {number} of {all}</source>
<translation> · Iteration {number} von {all}</translation>
</message>
<message>
<source> · stopped at iteration {number}</source>
<translation> · angehalten bei Iteration {number}</translation>
</message>
<message>
<source> · validation {loss}</source>
<translation> · Validierung {loss}</translation>
</message>
<message>
<source> · {share} % right</source>
<translation> · {share} % richtig</translation>
</message>
<message>
<source>Compare two activations</source>
<translation>Zwei Aktivierungen vergleichen</translation>
</message>
<message>
<source>Left network</source>
<translation>Linkes Netz</translation>
</message>
<message>
<source>Right network</source>
<translation>Rechtes Netz</translation>
</message>
<message>
<source>Same data, same start, same batches, as many iterations: only f differs.</source>
<translation>Gleiche Daten, gleicher Anfang, gleiche Batches, gleich viele Iterationen: nur f ist anders.</translation>
</message>
</context>
<context>
<name>ConfusionMatrix</name>
<message>
<source>Confusion matrix</source>
<translation>Konfusionsmatrix</translation>
</message>
<message>
<source>The classes are being counted …</source>
<translation>Die Klassen werden gezählt …</translation>
</message>
<message>
<source>found</source>
<translation>gefunden</translation>
</message>
<message>
<source>it is</source>
<translation>es ist</translation>
</message>
<message>
<source>taken for →</source>
<translation>gehalten für →</translation>
</message>
<message>
<source>{count} of {total} rows of “{actual}” are recognized</source>
<translation>{count} von {total} Zeilen mit „{actual}“ werden erkannt</translation>
</message>
<message>
<source>{count} of {total} rows of “{actual}” are taken for “{predicted}”</source>
<translation>{count} von {total} Zeilen mit „{actual}“ werden für „{predicted}“ gehalten</translation>
</message>
</context>
<context>
<name>Console</name>
<message>
<source>Clock</source>
<translation>Uhr</translation>
</message>
<message>
<source>Elapsed time</source>
<translation>Verstrichene Zeit</translation>
</message>
<message>
<source>Notes</source>
<translation>Notizen</translation>
</message>
<message>
<source>Page Down, Page Up: the script · B: blank · I: ring · W: pen · X: wipe · C: cover · V: reveal · O: before · Z: enlarge · Q: question · F6: other screen · Esc: end</source>
<translation>Bild ab, Bild auf: der Ablauf · B: schwarz · I: Ring · W: Stift · X: wischen · C: verdecken · V: aufdecken · O: vorher · Z: vergrößern · Q: Frage · F6: anderer Bildschirm · Esc: Ende</translation>
</message>
<message>
<source>Speaker – Backprop Studio</source>
<translation>Vortragende – Backprop Studio</translation>
</message>
</context>
<context>
<name>Curtain</name>
<message>
<source>The screen is blank; B shows it again</source>
<translation>Der Bildschirm ist schwarz; B zeigt ihn wieder</translation>
</message>
</context>
<context>
<name>DataRows</name>
<message>
<source>Data</source>
<translation>Daten</translation>
</message>
<message>
<source>Data set</source>
<translation>Datensatz</translation>
</message>
<message>
<source>Do not standardize</source>
<translation>Nicht standardisieren</translation>
</message>
<message>
<source>Held out</source>
<translation>Zurückgehalten</translation>
</message>
<message>
<source>Held out for validation</source>
<translation>Für die Validierung zurückgehalten</translation>
</message>
<message>
<source>Input</source>
<translation>Eingabe</translation>
</message>
<message>
<source>Noise</source>
<translation>Rauschen</translation>
</message>
<message>
<source>Own rows</source>
<translation>Eigene Zeilen</translation>
</message>
<message>
<source>Samples</source>
<translation>Beispiele</translation>
</message>
<message>
<source>Seed</source>
<translation>Startwert</translation>
</message>
<message>
<source>Seed of the data</source>
<translation>Startwert der Daten</translation>
</message>
<message>
<source>Set</source>
<translation>Satz</translation>
</message>
<message>
<source>Standardize</source>
<translation>Standardisieren</translation>
</message>
<message>
<source>Standardized</source>
<translation>Standardisiert</translation>
</message>
<message>
<source>Table (CSV)</source>
<translation>Tabelle (CSV)</translation>
</message>
<message>
<source>Target</source>
<translation>Zielwert</translation>
</message>
<message>
<source>Target {name}</source>
<translation>Zielwert {name}</translation>
</message>
<message>
<source>The network is given (value − mean) / standard deviation of each column, by the training rows, so that square feet do not outweigh bedrooms. A target that is a quantity is treated alike. Plots undo it: their axes have the table's own units.</source>
<translation>Das Netz bekommt (Wert − Mittel) / Standardabweichung jeder Spalte, nach den Trainingszeilen, damit Quadratfuß nicht schwerer wiegen als Schlafzimmer. Ein Zielwert, der eine Größe ist, wird ebenso behandelt. Die Bilder rechnen zurück: ihre Achsen haben die Einheiten der Tabelle.</translation>
</message>
<message>
<source>{rows} rows, inputs: {inputs}, targets: {targets}</source>
<translation>{rows} Zeilen, Eingaben: {inputs}, Zielwerte: {targets}</translation>
</message>
</context>
<context>
<name>DecisionMap</name>
<message>
<source>Decision map</source>
<translation>Entscheidungskarte</translation>
</message>
<message>
<source>Drag to pan, wheel to zoom; double-click or A fits</source>
<translation>Ziehen verschiebt, das Mausrad vergrößert; Doppelklick oder A passt ein</translation>
</message>
<message>
<source>The map is being computed …</source>
<translation>Die Karte wird berechnet …</translation>
</message>
<message>
<source>training, coloured by y</source>
<translation>Training, gefärbt nach y</translation>
</message>
<message>
<source>validation</source>
<translation>Validierung</translation>
</message>
<message>
<source>validation {wrong} of {all}</source>
<translation>Validierung {wrong} von {all}</translation>
</message>
<message>
<source>wrong</source>
<translation>falsch</translation>
</message>
<message>
<source>{wrong} of {all} wrong</source>
<translation>{wrong} von {all} falsch</translation>
</message>
</context>
<context>
<name>DiagramCanvas</name>
<message>
<source>The network appears here when an experiment is open.</source>
<translation>Hier erscheint das Netz, wenn ein Experiment offen ist.</translation>
</message>
</context>
<context>
<name>Dialogs</name>
<message>
<source>A report helps to mend it: versions, and the places in the program. Nothing is sent, and nothing of your work is in it.</source>
<translation>Ein Bericht hilft, ihn zu beheben: Versionen und die Stellen im Programm. Nichts wird gesendet, und nichts von deiner Arbeit steht darin.</translation>
</message>
<message>
<source>Add what the mistake says; it may quote names and numbers of yours</source>
<translation>Hinzufügen, was der Fehler sagt; das kann Namen und Zahlen von dir enthalten</translation>
</message>
<message>
<source>Ask me later</source>
<translation>Später fragen</translation>
</message>
<message>
<source>Discard it</source>
<translation>Verwerfen</translation>
</message>
<message>
<source>Experiments (*{suffix});;All files (*)</source>
<translation>Experimente (*{suffix});;Alle Dateien (*)</translation>
</message>
<message>
<source>Open</source>
<translation>Öffnen</translation>
</message>
<message>
<source>Open it</source>
<translation>Öffnen</translation>
</message>
<message>
<source>Open it again, as it stood?</source>
<translation>Wieder öffnen, wie es stand?</translation>
</message>
<message>
<source>Save As</source>
<translation>Speichern unter</translation>
</message>
<message>
<source>Save a report</source>
<translation>Einen Bericht speichern</translation>
</message>
<message>
<source>Save a report…</source>
<translation>Einen Bericht speichern…</translation>
</message>
<message>
<source>Save it before going on?</source>
<translation>Vorher speichern?</translation>
</message>
<message>
<source>The network of “{title}” has been trained or changed since it was saved.</source>
<translation>Das Netz von „{title}“ wurde seit dem Speichern trainiert oder geändert.</translation>
</message>
<message>
<source>The report was not saved: {problem}.</source>
<translation>Der Bericht wurde nicht gespeichert: {problem}.</translation>
</message>
<message>
<source>The report was saved as {name}.</source>
<translation>Der Bericht wurde als {name} gespeichert.</translation>
</message>
<message>
<source>There is a file {name} already. Replace it?</source>
<translation>Es gibt schon eine Datei {name}. Soll sie ersetzt werden?</translation>
</message>
</context>
<context>
<name>DigitsFetching</name>
<message>
<source>The digits were not opened: what was here before goes on.</source>
<translation>Die Ziffern wurden nicht geöffnet: was vorher da war, geht weiter.</translation>
</message>
</context>
<context>
<name>Document</name>
<message>
<source>Reset</source>
<translation>Zurücksetzen</translation>
</message>
</context>
<context>
<name>DocumentFiles</name>
<message>
<source>Saved as {name}.</source>
<translation>Gespeichert als {name}.</translation>
</message>
<message>
<source>Untitled</source>
<translation>Ohne Titel</translation>
</message>
<message>
<source>{name} was not opened: {problem}</source>
<translation>{name} wurde nicht geöffnet: {problem}</translation>
</message>
<message>
<source>{name} was not saved: {problem}.</source>
<translation>{name} wurde nicht gespeichert: {problem}.</translation>
</message>
</context>
<context>
<name>DragOut</name>
<message>
<source>The picture could not be made: {problem}</source>
<translation>Das Bild konnte nicht gemacht werden: {problem}</translation>
</message>
</context>
<context>
<name>DrawingView</name>
<message>
<source>Blank paper (Delete)</source>
<translation>Leeres Blatt (Entf)</translation>
</message>
<message>
<source>Clear</source>
<translation>Leeren</translation>
</message>
<message>
<source>Draw a digit</source>
<translation>Zeichne eine Ziffer</translation>
</message>
<message>
<source>Eraser</source>
<translation>Radierer</translation>
</message>
<message>
<source>It reads nothing: its outputs are undefined</source>
<translation>Es liest nichts: seine Ausgaben sind nicht definiert</translation>
</message>
<message>
<source>It reads {name}, {sure} % sure</source>
<translation>Es liest {name}, zu {sure} % sicher</translation>
</message>
<message>
<source>It reads {name}: ŷ = {value}</source>
<translation>Es liest {name}: ŷ = {value}</translation>
</message>
<message>
<source>Not trained yet: {guess}</source>
<translation>Noch nicht trainiert: {guess}</translation>
</message>
<message>
<source>Pen</source>
<translation>Stift</translation>
</message>
<message>
<source>Ten probabilities follow the pen.</source>
<translation>Zehn Wahrscheinlichkeiten folgen dem Stift.</translation>
</message>
<message>
<source>Tool</source>
<translation>Werkzeug</translation>
</message>
</context>
<context>
<name>ExampleChooser</name>
<message>
<source>An update is made of the examples of its batch. Another one can be shown too: it passes through the same network, and takes no part in the update.</source>
<translation>Eine Aktualisierung entsteht aus den Beispielen ihres Batches. Auch ein anderes kann gezeigt werden: es geht durch dasselbe Netz und hat keinen Anteil an der Aktualisierung.</translation>
</message>
<message>
<source>Mean</source>
<translation>Mittel</translation>
</message>
<message>
<source>Mean of the batch</source>
<translation>Mittel des Batches</translation>
</message>
<message>
<source>Number of the example</source>
<translation>Nummer des Beispiels</translation>
</message>
<message>
<source>One example</source>
<translation>Ein Beispiel</translation>
</message>
<message>
<source>Shown</source>
<translation>Gezeigt</translation>
</message>
<message>
<source>Which example the diagram shows</source>
<translation>Welches Beispiel das Diagramm zeigt</translation>
</message>
<message>
<source>batch: {count}</source>
<translation>Batch: {count}</translation>
</message>
<message>
<source>held out</source>
<translation>zurückgehalten</translation>
</message>
<message>
<source>in batch</source>
<translation>im Batch</translation>
</message>
<message>
<source>not in batch</source>
<translation>nicht im Batch</translation>
</message>
<message>
<source>of {count}</source>
<translation>von {count}</translation>
</message>
</context>
<context>
<name>Examples</name>
<message>
<source>A network of 109 386 parameters learns to read 60 000 handwritten digits. The 10 000 test digits, which it never trains on, say how well it reads.</source>
<translation>Ein Netz mit 109 386 Parametern lernt, 60 000 handgeschriebene Ziffern zu lesen. Die 10 000 Testziffern, mit denen es nie trainiert, sagen, wie gut es liest.</translation>
</message>
<message>
<source>A single neuron computes w times x plus b and should say 4 where it says 2.1. Drag w and watch the loss rise and fall, then let gradient descent do it.</source>
<translation>Ein einzelnes Neuron rechnet w mal x plus b und sollte 4 sagen, wo es 2,1 sagt. Zieh an w und sieh den Verlust steigen und fallen, dann lass es das Gradientenverfahren tun.</translation>
</message>
<message>
<source>A wave is to be found in points that noise has scattered around it. The validation points, never trained on, tell whether the network found the wave or the noise.</source>
<translation>Eine Welle ist in Punkten zu finden, die das Rauschen um sie verstreut hat. Die Validierungspunkte, mit denen nie trainiert wird, verraten, ob das Netz die Welle gefunden hat oder das Rauschen.</translation>
</message>
<message>
<source>Circles</source>
<translation>Kreise</translation>
</message>
<message>
<source>Each hidden neuron feeds two outputs, so it is blamed twice and the blame adds up. One output should go up and the other down.</source>
<translation>Jedes verborgene Neuron speist zwei Ausgaben, bekommt also zwei Fehlersignale, und diese addieren sich. Eine Ausgabe soll steigen und die andere fallen.</translation>
</message>
<message>
<source>Eight sigmoid layers</source>
<translation>Acht Sigmoid-Schichten</translation>
</message>
<message>
<source>Fifteen noisy points and 4 353 parameters: the network bends to meet every point, and after a hundred iterations the validation loss rises while the training loss falls. Go back to its best moment, or try more data, dropout, an L1 or L2 penalty, or early stopping.</source>
<translation>Fünfzehn verrauschte Punkte und 4 353 Parameter: Das Netz verbiegt sich, um jeden Punkt zu treffen, und nach hundert Iterationen steigt der Validierungsverlust, während der Trainingsverlust fällt. Geh zurück zu seinem besten Augenblick, oder versuche mehr Daten, Dropout, eine L1- oder L2-Strafe oder frühes Beenden.</translation>
</message>
<message>
<source>Floor area and bedrooms of 932 houses sold in Sacramento predict their price, as well as two numbers can. Inputs and prices are standardized, so that one learning rate suits them all.</source>
<translation>Wohnfläche und Schlafzimmer von 932 in Sacramento verkauften Häusern sagen ihren Preis voraus, so gut zwei Zahlen es können. Eingaben und Preise sind standardisiert, damit eine Lernrate für alle passt.</translation>
</message>
<message>
<source>Gradients that explode</source>
<translation>Gradienten, die explodieren</translation>
</message>
<message>
<source>Handwritten digits</source>
<translation>Handgeschriebene Ziffern</translation>
</message>
<message>
<source>House prices</source>
<translation>Hauspreise</translation>
</message>
<message>
<source>Memorizing</source>
<translation>Auswendig lernen</translation>
</message>
<message>
<source>Noisy sine</source>
<translation>Verrauschter Sinus</translation>
</message>
<message>
<source>One class lies inside the other, so the boundary between them has to close. Watch each hidden neuron contribute one edge of it.</source>
<translation>Eine Klasse liegt in der anderen, also muss sich die Grenze zwischen ihnen schließen. Sieh zu, wie jedes verborgene Neuron eine Kante davon beiträgt.</translation>
</message>
<message>
<source>One neuron</source>
<translation>Ein Neuron</translation>
</message>
<message>
<source>Penguins</source>
<translation>Pinguine</translation>
</message>
<message>
<source>Seven wide ReLU layers start from weights that are too large, so each layer makes the numbers longer, and a handful of steps ends beyond all bounds. In Gradient health, He's initializer, batch normalization or clipping each keeps it in hand.</source>
<translation>Sieben breite ReLU-Schichten beginnen mit zu großen Gewichten, also macht jede Schicht die Zahlen größer, und eine Handvoll Schritte endet jenseits aller Grenzen. In „Gesundheit der Gradienten“ halten He-Initialisierung, Batch-Normalisierung oder Begrenzen es jeweils im Zaum.</translation>
</message>
<message>
<source>Spiral</source>
<translation>Spirale</translation>
</message>
<message>
<source>The answer is 1 when exactly one of the two inputs is 1, which no single straight line can separate. A few hidden neurons bend the line until all four corners are right.</source>
<translation>Die Antwort ist 1, wenn genau eine der beiden Eingaben 1 ist, was keine einzelne Gerade trennen kann. Einige verborgene Neuronen biegen die Linie, bis alle vier Ecken stimmen.</translation>
</message>
<message>
<source>The circles again, but through eight layers of sigmoids: it trains and trains, and learns nothing. Open Gradient health under the diagram to see where the blame gets lost, and switch on the remedies one by one.</source>
<translation>Wieder die Kreise, aber durch acht Schichten aus Sigmoiden: Es trainiert und trainiert und lernt nichts. Öffne unter dem Diagramm „Gesundheit der Gradienten“, um zu sehen, wo das Fehlersignal verloren geht, und schalte die Gegenmittel eines nach dem anderen ein.</translation>
</message>
<message>
<source>The lengths of bill and flipper tell three kinds of penguin apart. The three outputs are probabilities that always add up to one.</source>
<translation>Die Längen von Schnabel und Flosse unterscheiden drei Arten von Pinguinen. Die drei Ausgaben sind Wahrscheinlichkeiten, deren Summe immer eins ist.</translation>
</message>
<message>
<source>The same neuron has to serve two examples at once, and its loss becomes a real bowl with one lowest point. Try learning rates until the ball rolls straight in, swings, or leaps out.</source>
<translation>Dasselbe Neuron muss zwei Beispielen zugleich dienen, und sein Verlust wird eine richtige Schale mit einem tiefsten Punkt. Probiere Lernraten, bis die Kugel geradewegs hineinrollt, schwingt oder herausspringt.</translation>
</message>
<message>
<source>Two arms wind around each other, and two hidden layers together follow them. It learns nothing visible for a while, then everything falls into place.</source>
<translation>Zwei Arme winden sich umeinander, und zwei verborgene Schichten zusammen folgen ihnen. Eine Weile lernt das Netz nichts Sichtbares, dann findet alles seinen Platz.</translation>
</message>
<message>
<source>Two inputs, two hidden neurons and one output: the smallest network in which an error has to travel back through a layer. All nine parameters and the target can be changed by hand, and every number follows.</source>
<translation>Zwei Eingaben, zwei verborgene Neuronen und eine Ausgabe: das kleinste Netz, in dem ein Fehler durch eine Schicht zurückwandern muss. Alle neun Parameter und der Zielwert lassen sich von Hand ändern, und jede Zahl folgt.</translation>
</message>
<message>
<source>Two outputs</source>
<translation>Zwei Ausgaben</translation>
</message>
<message>
<source>Two points</source>
<translation>Zwei Punkte</translation>
</message>
<message>
<source>Two-layer network</source>
<translation>Netz mit zwei Schichten</translation>
</message>
<message>
<source>XOR</source>
<translation>XOR</translation>
</message>
</context>
<context>
<name>ExamplesGallery</name>
<message>
<source>Examples</source>
<translation>Beispiele</translation>
</message>
<message>
<source>The examples are missing from this installation.</source>
<translation>Die Beispiele fehlen in dieser Installation.</translation>
</message>
</context>
<context>
<name>ExperimentEdits</name>
<message>
<source>The loss is now {loss}, which goes with {activation}.</source>
<translation>Der Verlust ist jetzt {loss}, was zu {activation} passt.</translation>
</message>
<message>
<source>The output layer is now {activation} and the loss {loss}, as these targets need.</source>
<translation>Die Ausgabeschicht ist jetzt {activation} und der Verlust {loss}, wie diese Zielwerte es brauchen.</translation>
</message>
<message>
<source>The output layer is now {activation}, which goes with {loss}.</source>
<translation>Die Ausgabeschicht ist jetzt {activation}, was zu {loss} passt.</translation>
</message>
<message>
<source>The residual connection went: both widths must be equal for one.</source>
<translation>Die Residualverbindung ist weg: dafür müssen beide Breiten gleich sein.</translation>
</message>
</context>
<context>
<name>ExperimentPanel</name>
<message>
<source>Experiment</source>
<translation>Experiment</translation>
</message>
</context>
<context>
<name>ExportDialog</name>
<message>
<source>As</source>
<translation>Als</translation>
</message>
<message>
<source>Choose a view.</source>
<translation>Wähle eine Ansicht.</translation>
</message>
<message>
<source>Export</source>
<translation>Exportieren</translation>
</message>
<message>
<source>Export…</source>
<translation>Exportieren…</translation>
</message>
<message>
<source>From iteration</source>
<translation>Von Iteration</translation>
</message>
<message>
<source>Length</source>
<translation>Länge</translation>
</message>
<message>
<source>Pictures a second</source>
<translation>Bilder pro Sekunde</translation>
</message>
<message>
<source>Pictures at most</source>
<translation>Höchstens Bilder</translation>
</message>
<message>
<source>Scale</source>
<translation>Maßstab</translation>
</message>
<message>
<source>There is no run to film yet: train for some iterations first.</source>
<translation>Noch gibt es keinen Lauf zu filmen: trainiere erst einige Iterationen.</translation>
</message>
<message>
<source>To iteration</source>
<translation>Bis Iteration</translation>
</message>
<message>
<source>View</source>
<translation>Ansicht</translation>
</message>
<message>
<source>{count} pictures, {seconds} s</source>
<translation>{count} Bilder, {seconds} s</translation>
</message>
<message>
<source>{}×</source>
<translation>{}×</translation>
</message>
</context>
<context>
<name>ExportProgress</name>
<message>
<source>Cancel</source>
<translation>Abbrechen</translation>
</message>
<message>
<source>Export</source>
<translation>Exportieren</translation>
</message>
<message>
<source>about {minutes} min left</source>
<translation>noch etwa {minutes} min</translation>
</message>
<message>
<source>about {seconds} s left</source>
<translation>noch etwa {seconds} s</translation>
</message>
<message>
<source>{done} of {total}</source>
<translation>{done} von {total}</translation>
</message>
</context>
<context>
<name>Exporting</name>
<message>
<source>Drawing with lines and text (SVG)</source>
<translation>Zeichnung mit Linien und Text (SVG)</translation>
</message>
<message>
<source>Film of the run (GIF)</source>
<translation>Film des Laufs (GIF)</translation>
</message>
<message>
<source>Film of the run (MP4)</source>
<translation>Film des Laufs (MP4)</translation>
</message>
<message>
<source>Page (PDF)</source>
<translation>Seite (PDF)</translation>
</message>
<message>
<source>Picture (PNG)</source>
<translation>Bild (PNG)</translation>
</message>
<message>
<source>Whole window</source>
<translation>Ganzes Fenster</translation>
</message>
</context>
<context>
<name>Exports</name>
<message>
<source>An export is still being made.</source>
<translation>Ein Export läuft noch.</translation>
</message>
<message>
<source>Cancelled; nothing was written.</source>
<translation>Abgebrochen; nichts wurde geschrieben.</translation>
</message>
<message>
<source>Copied: {view}.</source>
<translation>Kopiert: {view}.</translation>
</message>
<message>
<source>End the race first: the run rests meanwhile.</source>
<translation>Beende erst den Wettlauf: der Lauf ruht solange.</translation>
</message>
<message>
<source>Export</source>
<translation>Exportieren</translation>
</message>
<message>
<source>Exported as {name}.</source>
<translation>Exportiert als {name}.</translation>
</message>
<message>
<source>Filming the run …</source>
<translation>Der Lauf wird gefilmt …</translation>
</message>
<message>
<source>Reading the run …</source>
<translation>Der Lauf wird gelesen …</translation>
</message>
<message>
<source>Untitled</source>
<translation>Ohne Titel</translation>
</message>
<message>
<source>{name} was not written: {problem}.</source>
<translation>{name} wurde nicht geschrieben: {problem}.</translation>
</message>
</context>
<context>
<name>FirstMinute</name>
<message>
<source>Drag the target y to 0.2</source>
<translation>Ziehe den Zielwert y auf 0,2</translation>
</message>
<message>
<source>Every gradient changed its sign. Space: let it learn</source>
<translation>Jeder Gradient hat sein Vorzeichen gewechselt. Leertaste: lass es lernen</translation>
</message>
<message>
<source>Find one →</source>
<translation>Finde eine →</translation>
</message>
<message>
<source>Find the cliff</source>
<translation>Finde die Klippe</translation>
</message>
<message>
<source>No cliff here.</source>
<translation>Hier ist keine Klippe.</translation>
</message>
<message>
<source>Now you: drag v₁,
and watch ŷ and L follow</source>
<translation>Jetzt du: ziehe v₁,
und sieh, wie ŷ und L folgen</translation>
</message>
<message>
<source>One neuron at η = 0.19. Press N, and watch ŷ − y: {errors}
Esc: back</source>
<translation>Ein Neuron bei η = 0,19. Drücke N, und achte auf ŷ − y: {errors}
Esc: zurück</translation>
</message>
<message>
<source>R: go back. Then drag the target y to 0.2</source>
<translation>R: zurück. Dann ziehe den Zielwert y auf 0,2</translation>
</message>
<message>
<source>Set the learning rate to 10,
and press N: one iteration</source>
<translation>Stelle die Lernrate auf 10,
und drücke N: eine Iteration</translation>
</message>
<message>
<source>Space: let it learn</source>
<translation>Leertaste: lass es lernen</translation>
</message>
<message>
<source>{count} numbers changed. Go back (R), and be the trainer.</source>
<translation>{count} Zahlen haben sich geändert. Geh zurück (R), und trainiere selbst.</translation>
</message>
<message>
<source>ŷ − y swings: {errors} … Each step overshoots further,
for the largest stable rate here is {rate}. Esc: back to your network</source>
<translation>ŷ − y schwingt: {errors} … Jeder Schritt schießt weiter hinaus,
denn die größte stabile Lernrate ist hier {rate}. Esc: zurück zu deinem Netz</translation>
</message>
</context>
<context>
<name>FitView</name>
<message>
<source>Drag to pan, wheel to zoom; double-click or A fits</source>
<translation>Ziehen verschiebt, das Mausrad vergrößert; Doppelklick oder A passt ein</translation>
</message>
<message>
<source>The network's function and the data</source>
<translation>Die Funktion des Netzes und die Daten</translation>
</message>
<message>
<source>iteration {number}: </source>
<translation>Iteration {number}: </translation>
</message>
<message>
<source>training</source>
<translation>Training</translation>
</message>
<message>
<source>validation</source>
<translation>Validierung</translation>
</message>
<message>
<source>ŷ</source>
<translation>ŷ</translation>
</message>
<message>
<source>ŷ − y</source>
<translation>ŷ − y</translation>
</message>
</context>
<context>
<name>GlossaryWindow</name>
<message>
<source>Glossary</source>
<translation>Glossar</translation>
</message>
<message>
<source>Search</source>
<translation>Suchen</translation>
</message>
<message>
<source>Search the glossary</source>
<translation>Das Glossar durchsuchen</translation>
</message>
<message>
<source>See also </source>
<translation>Siehe auch </translation>
</message>
<message>
<source>There is no such word here.</source>
<translation>Dieses Wort gibt es hier nicht.</translation>
</message>
<message>
<source>Where to see it: </source>
<translation>Wo man es sieht: </translation>
</message>
<message>
<source>Words</source>
<translation>Wörter</translation>
</message>
</context>
<context>
<name>GradientHealth</name>
<message>
<source>A length is covered.</source>
<translation>Eine Länge ist verdeckt.</translation>
</message>
<message>
<source>Before, L = {loss} at iteration {iteration}: {words} ({network})</source>
<translation>Vorher, L = {loss} bei Iteration {iteration}: {words} ({network})</translation>
</message>
<message>
<source>Before, at {iteration}: L = {loss}, {words}</source>
<translation>Vorher, bei {iteration}: L = {loss}, {words}</translation>
</message>
<message>
<source>Drop the values from before, which stand in grey</source>
<translation>Die Werte von vorher, die in Grau stehen, vergessen</translation>
</message>
<message>
<source>Forget</source>
<translation>Vergessen</translation>
</message>
<message>
<source>Gradient health</source>
<translation>Gesundheit der Gradienten</translation>
</message>
<message>
<source>Healthy: nothing crosses a threshold. The slowest, layer {slow}, learns {times} times slower than layer {fast}.</source>
<translation>Gesund: nichts überschreitet eine Schwelle. Die langsamste, Schicht {slow}, lernt {times}-mal langsamer als Schicht {fast}.</translation>
</message>
<message>
<source>Layer {number} stands still: the next step changes it by {share} of itself.</source>
<translation>Schicht {number} steht still: der nächste Schritt ändert sie um {share} ihrer selbst.</translation>
</message>
<message>
<source>Layer {slow} learns {times} times slower than layer {fast}</source>
<translation>Schicht {slow} lernt {times}-mal langsamer als Schicht {fast}</translation>
</message>
<message>
<source>Looking at the layers …</source>
<translation>Die Schichten werden betrachtet …</translation>
</message>
<message>
<source>No gradient reaches layer {slow}</source>
<translation>Kein Gradient erreicht Schicht {slow}</translation>
</message>
<message>
<source>No layer has a gradient: the loss is flat here.</source>
<translation>Keine Schicht hat einen Gradienten: der Verlust ist hier flach.</translation>
</message>
<message>
<source>Nothing crosses a threshold, but layer {slow} has no gradient now.</source>
<translation>Nichts überschreitet eine Schwelle, aber Schicht {slow} hat jetzt keinen Gradienten.</translation>
</message>
<message>
<source>Now</source>
<translation>Jetzt</translation>
</message>
<message>
<source>The gradients explode: that of layer {number} is {length} long, so the next step leaps far beyond any floor.</source>
<translation>Die Gradienten explodieren: der von Schicht {number} ist {length} lang, der nächste Schritt springt also weit über jedes Tal hinaus.</translation>
</message>
<message>
<source>The gradients have exploded: that of layer {number} is beyond all bounds.</source>
<translation>Die Gradienten sind explodiert: der von Schicht {number} ist über alle Grenzen.</translation>
</message>
<message>
<source>The next step changes layer {number} by {share} of its weights; usual is about 0.1 %.</source>
<translation>Der nächste Schritt ändert Schicht {number} um {share} ihrer Gewichte; üblich sind etwa 0,1 %.</translation>
</message>
<message>
<source>Through the run</source>
<translation>Im Lauf der Zeit</translation>
</message>
<message>
<source>Try He's initializer, batch norm, or clipping.</source>
<translation>Versuche He-Initialisierung, Batch-Norm oder Clipping.</translation>
</message>
<message>
<source>Try He's initializer, leaky ReLU, or a smaller learning rate.</source>
<translation>Versuche He-Initialisierung, Leaky ReLU oder eine kleinere Lernrate.</translation>
</message>
<message>
<source>Try He's or Xavier's initializer, batch norm, or residual connections.</source>
<translation>Versuche He- oder Xavier-Initialisierung, Batch-Norm oder Residualverbindungen.</translation>
</message>
<message>
<source>Try ReLU with He's initializer, tanh, batch norm or residual.</source>
<translation>Versuche ReLU mit He-Initialisierung, tanh, Batch-Norm oder Residualverbindungen.</translation>
</message>
<message>
<source>Try a smaller learning rate, or clipping.</source>
<translation>Versuche eine kleinere Lernrate oder Clipping.</translation>
</message>
<message>
<source>Try smaller starting weights, ReLU, or batch norm.</source>
<translation>Versuche kleinere Anfangsgewichte, ReLU oder Batch-Norm.</translation>
</message>
<message>
<source>Vanished: the gradient of a layer is {vanished} times shorter than one above it.
Exploded: it is longer than {exploded}.
Saturated: the slope is under 8 % of its largest (sigmoid: a below 0.02 or above 0.98; tanh: |a| above 0.96); named from {saturated} of a layer's activations.
Dead: a ReLU that is 0 for every row looked at; named from {dead} of a layer's units.
Step / weights: usual is about 0.001; named above {fast} and below {still}.</source>
<translation>Verschwunden: der Gradient einer Schicht ist {vanished}-mal kürzer als einer darüber.
Explodiert: er ist länger als {exploded}.
Gesättigt: die Steigung ist unter 8 % ihrer größten (Sigmoid: a unter 0,02 oder über 0,98; tanh: |a| über 0,96); genannt ab {saturated} der Aktivierungen einer Schicht.
Tot: eine ReLU, die bei jeder betrachteten Zeile 0 ist; genannt ab {dead} der Einheiten einer Schicht.
Schritt / Gewichte: üblich ist etwa 0,001; genannt über {fast} und unter {still}.</translation>
</message>
<message>
<source>What is shown</source>
<translation>Was gezeigt wird</translation>
</message>
<message>
<source>a step is {share} of layer {number}</source>
<translation>ein Schritt ist {share} von Schicht {number}</translation>
</message>
<message>
<source>batch norm</source>
<translation>Batch-Norm</translation>
</message>
<message>
<source>clipped</source>
<translation>begrenzt</translation>
</message>
<message>
<source>each of the {between} {name} layers between lets only {slope} of the blame through.</source>
<translation>jede der {between} {name}-Schichten dazwischen lässt nur {slope} des Fehlersignals durch.</translation>
</message>
<message>
<source>healthy</source>
<translation>gesund</translation>
</message>
<message>
<source>its {name} units are saturated.</source>
<translation>ihre {name}-Einheiten sind gesättigt.</translation>
</message>
<message>
<source>layer {number} exploded</source>
<translation>Schicht {number} explodiert</translation>
</message>
<message>
<source>layer {number} stands still</source>
<translation>Schicht {number} steht still</translation>
</message>
<message>
<source>layer {number}: {times}× slower</source>
<translation>Schicht {number}: {times}× langsamer</translation>
</message>
<message>
<source>mixed</source>
<translation>gemischt</translation>
</message>
<message>
<source>no gradient in layer {number}</source>
<translation>kein Gradient in Schicht {number}</translation>
</message>
<message>
<source>residual</source>
<translation>residual</translation>
</message>
<message>
<source>the activations shrink from layer to layer, spread {first} in layer 1 and {last} in layer {number}; the weights are too small.</source>
<translation>die Aktivierungen schrumpfen von Schicht zu Schicht, Streuung {first} in Schicht 1 und {last} in Schicht {number}; die Gewichte sind zu klein.</translation>
</message>
<message>
<source>the weights above it pass little of the blame down.</source>
<translation>die Gewichte darüber geben wenig vom Fehlersignal nach unten weiter.</translation>
</message>
<message>
<source>the {name} units of layer {number} are saturated.</source>
<translation>die {name}-Einheiten von Schicht {number} sind gesättigt.</translation>
</message>
<message>
<source>{count} layers</source>
<translation>{count} Schichten</translation>
</message>
<message>
<source>{dead} of {units} {name} units of layer {number} are dead.</source>
<translation>{dead} von {units} {name}-Einheiten in Schicht {number} sind tot.</translation>
</message>
<message>
<source>{dead} units dead in layer {number}</source>
<translation>{dead} tote Einheiten in Schicht {number}</translation>
</message>
<message>
<source>{share} of layer {number} saturated</source>
<translation>{share} von Schicht {number} gesättigt</translation>
</message>
<message>
<source>{share} of the activations of layer {number} are saturated.</source>
<translation>{share} der Aktivierungen von Schicht {number} sind gesättigt.</translation>
</message>
<message>
<source>{words} Reset starts again with it.</source>
<translation>{words} Zurücksetzen beginnt damit von vorn.</translation>
</message>
</context>
<context>
<name>Guessing</name>
<message>
<source>All is revealed.</source>
<translation>Alles ist aufgedeckt.</translation>
</message>
<message>
<source>As it was before.</source>
<translation>Wie es vorher war.</translation>
</message>
<message>
<source>Covered: {names}. V reveals.</source>
<translation>Verdeckt: {names}. V deckt auf.</translation>
</message>
<message>
<source>What if …? The grey values are those of before; O goes back there.</source>
<translation>Was wäre, wenn …? Die grauen Werte sind die von vorher; O geht dorthin zurück.</translation>
</message>
</context>
<context>
<name>HallLine</name>
<message>
<source>Lecture “{name}”</source>
<translation>Vortrag „{name}“</translation>
</message>
<message>
<source>The script</source>
<translation>Der Ablauf</translation>
</message>
<message>
<source>next: {title}</source>
<translation>danach: {title}</translation>
</message>
<message>
<source>the end</source>
<translation>das Ende</translation>
</message>
</context>
<context>
<name>Ink</name>
<message>
<source>Pen</source>
<translation>Stift</translation>
</message>
</context>
<context>
<name>KeysWindow</name>
<message>
<source>Keys</source>
<translation>Tasten</translation>
</message>
<message>
<source>What it does</source>
<translation>Was sie bewirken</translation>
</message>
</context>
<context>
<name>Landscape</name>
<message>
<source>, beyond the edge</source>
<translation>, jenseits des Rands</translation>
</message>
<message>
<source>1st direction of the run, {share}</source>
<translation>1. Richtung des Laufs, {share}</translation>
</message>
<message>
<source>2nd, {share}</source>
<translation>2., {share}</translation>
</message>
<message>
<source>L, log</source>
<translation>L, log</translation>
</message>
<message>
<source>Stopped before there was a picture.</source>
<translation>Angehalten, bevor es ein Bild gab.</translation>
</message>
<message>
<source>The largest curvature here is {curvature}; beyond {limit} the distance grows.</source>
<translation>Die größte Krümmung ist hier {curvature}; über {limit} wächst der Abstand.</translation>
</message>
<message>
<source>The loss over two parameters is being computed …</source>
<translation>Der Verlust über zwei Parametern wird berechnet …</translation>
</message>
<message>
<source>The loss over two random directions is being computed …</source>
<translation>Der Verlust über zwei zufälligen Richtungen wird berechnet …</translation>
</message>
<message>
<source>The picture is drawn over {rows} of the {all} training rows, so that it can follow; the L beside the ball is that of all other views.</source>
<translation>Das Bild ist über {rows} der {all} Trainingszeilen gezeichnet, damit es folgen kann; das L neben der Kugel ist das aller anderen Ansichten.</translation>
</message>
<message>
<source>The plane of the run is drawn a moment after the network has been trained a bit …</source>
<translation>Die Ebene des Laufs wird gezeichnet, sobald das Netz ein wenig trainiert wurde …</translation>
</message>
<message>
<source>a sample of {rows} rows</source>
<translation>eine Stichprobe von {rows} Zeilen</translation>
</message>
<message>
<source>arrow </source>
<translation>Pfeil </translation>
</message>
<message>
<source>crosses the floor each step</source>
<translation>überquert die Talsohle bei jedem Schritt</translation>
</message>
<message>
<source>dashed: a line of minima</source>
<translation>gestrichelt: Minima</translation>
</message>
<message>
<source>direction 1</source>
<translation>Richtung 1</translation>
</message>
<message>
<source>direction 2</source>
<translation>Richtung 2</translation>
</message>
<message>
<source>diverged: each step climbs</source>
<translation>divergiert: jeder Schritt steigt</translation>
</message>
<message>
<source>diverged: each step ended higher on the other side</source>
<translation>divergiert: jeder Schritt endete höher auf der anderen Seite</translation>
</message>
<message>
<source>flat: the loss is the same all over</source>
<translation>flach: der Verlust ist überall gleich</translation>
</message>
<message>
<source>floor at {name} = {value}</source>
<translation>Talsohle bei {name} = {value}</translation>
</message>
<message>
<source>floor at {value}</source>
<translation>Talsohle bei {value}</translation>
</message>
<message>
<source>grey: beyond all numbers ({share} %)</source>
<translation>grau: über allen Zahlen ({share} %)</translation>
</message>
<message>
<source>grey: the loss is beyond all numbers</source>
<translation>grau: der Verlust ist über allen Zahlen</translation>
</message>
<message>
<source>half the way in a step</source>
<translation>der halbe Weg in einem Schritt</translation>
</message>
<message>
<source>half the way in {steps} steps</source>
<translation>der halbe Weg in {steps} Schritten</translation>
</message>
<message>
<source>largest stable {symbol} here: {limit}</source>
<translation>größtes stabiles {symbol} hier: {limit}</translation>
</message>
<message>
<source>limit {limit}</source>
<translation>Grenze {limit}</translation>
</message>
<message>
<source>no floor in sight</source>
<translation>keine Talsohle in Sicht</translation>
</message>
<message>
<source>no floor: σ never reaches 0</source>
<translation>keine Talsohle: σ wird nie 0</translation>
</message>
<message>
<source>no floor: σ never reaches 1</source>
<translation>keine Talsohle: σ wird nie 1</translation>
</message>
<message>
<source>race: each runner and its way</source>
<translation>Wettlauf: jeder Läufer und sein Weg</translation>
</message>
<message>
<source>race: each runner at its own loss</source>
<translation>Wettlauf: jeder Läufer bei seinem Verlust</translation>
</message>
<message>
<source>step too short to draw</source>
<translation>Schritt zu kurz zum Zeichnen</translation>
</message>
<message>
<source>the slope grows steeper ahead</source>
<translation>der Hang wird weiter vorn steiler</translation>
</message>
<message>
<source>the step is covered</source>
<translation>der Schritt ist verdeckt</translation>
</message>
<message>
<source>too large, it diverges</source>
<translation>zu groß, er divergiert</translation>
</message>
<message>
<source>too short</source>
<translation>zu kurz</translation>
</message>
<message>
<source>too small: after {steps} steps {share} % of the way</source>
<translation>zu klein: nach {steps} Schritten {share} % des Wegs</translation>
</message>
<message>
<source>white arrow: next step</source>
<translation>weißer Pfeil: nächster Schritt</translation>
</message>
<message>
<source>white: next step</source>
<translation>weiß: nächster Schritt</translation>
</message>
<message>
<source>{rows} rows: here L ≈ {loss}</source>
<translation>{rows} Zeilen: hier L ≈ {loss}</translation>
</message>
<message>
<source>{share} % of the variance</source>
<translation>{share} % der Varianz</translation>
</message>
<message>
<source>·slope</source>
<translation>·Steigung</translation>
</message>
<message>
<source>−{rate}{slope}</source>
<translation>−{rate}{slope}</translation>
</message>
</context>
<context>
<name>LandscapeLayout</name>
<message>
<source>Contours</source>
<translation>Konturen</translation>
</message>
<message>
<source>Contours of the loss</source>
<translation>Konturen des Verlusts</translation>
</message>
<message>
<source>Drag the ball, or click where it should go (arrow keys move it, Shift: less); drag elsewhere to pan, wheel to zoom, A fits</source>
<translation>Ziehe die Kugel, oder klicke, wohin sie soll (Pfeiltasten bewegen sie, mit Umschalt: weniger); daneben ziehen verschiebt, das Mausrad vergrößert, A passt ein</translation>
</message>
<message>
<source>Loss landscape</source>
<translation>Verlustlandschaft</translation>
</message>
<message>
<source>Side from which the landscape is seen</source>
<translation>Die Seite, von der man die Landschaft sieht</translation>
</message>
<message>
<source>Surface</source>
<translation>Fläche</translation>
</message>
<message>
<source>The loss along one parameter</source>
<translation>Der Verlust entlang eines Parameters</translation>
</message>
<message>
<source>The loss along one parameter is being computed …</source>
<translation>Der Verlust entlang eines Parameters wird berechnet …</translation>
</message>
<message>
<source>Valley</source>
<translation>Tal</translation>
</message>
</context>
<context>
<name>LandscapeView</name>
<message>
<source>Loss landscape</source>
<translation>Verlustlandschaft</translation>
</message>
<message>
<source>These axes mix all weights and biases: choose two parameters to move the ball.</source>
<translation>Diese Achsen mischen alle Gewichte und Biases: wähle zwei Parameter, um die Kugel zu bewegen.</translation>
</message>
</context>
<context>
<name>LayerCanvas</name>
<message>
<source>Health of each layer now</source>
<translation>Gesundheit jeder Schicht jetzt</translation>
</message>
<message>
<source>Layer {number}, {units} units:</source>
<translation>Schicht {number}, {units} Einheiten:</translation>
</message>
<message>
<source>activations</source>
<translation>Aktivierungen</translation>
</message>
<message>
<source>activations {mean} ± {deviation},</source>
<translation>Aktivierungen {mean} ± {deviation},</translation>
</message>
<message>
<source>dead units</source>
<translation>tote Einheiten</translation>
</message>
<message>
<source>gradient</source>
<translation>Gradient</translation>
</message>
<message>
<source>gradient {length} long,</source>
<translation>Gradient {length} lang,</translation>
</message>
<message>
<source>gradient: the length of ∂L/∂(W, b) of the layer, on a logarithmic scale, over the training rows.
activations: their distribution, from the lowest value to the highest (sigmoid 0 to 1, tanh −1 to 1).
saturated: on a flat end of the function. dead: a ReLU that is 0 for every row.
step / weights: length of the optimizer's next step by that of the parameters; about 0.001 is usual.</source>
<translation>Gradient: die Länge von ∂L/∂(W, b) der Schicht, auf einer logarithmischen Skala, über die Trainingszeilen.
Aktivierungen: ihre Verteilung, vom kleinsten Wert zum größten (Sigmoid 0 bis 1, tanh −1 bis 1).
gesättigt: auf einem flachen Ende der Funktion. tot: eine ReLU, die bei jeder Zeile 0 ist.
Schritt / Gewichte: Länge des nächsten Schritts des Optimierers durch die der Parameter; üblich ist etwa 0,001.</translation>
</message>
<message>
<source>layer</source>
<translation>Schicht</translation>
</message>
<message>
<source>mean slope {slope},</source>
<translation>mittlere Steigung {slope},</translation>
</message>
<message>
<source>saturated</source>
<translation>gesättigt</translation>
</message>
<message>
<source>saturated, dead</source>
<translation>gesättigt, tot</translation>
</message>
<message>
<source>step / weights</source>
<translation>Schritt / Gewichte</translation>
</message>
<message>
<source>step / weights {ratio},</source>
<translation>Schritt / Gewichte {ratio},</translation>
</message>
<message>
<source>{dead} units dead,</source>
<translation>{dead} Einheiten tot,</translation>
</message>
<message>
<source>{share} saturated,</source>
<translation>{share} gesättigt,</translation>
</message>
</context>
<context>
<name>LayerEditing</name>
<message>
<source>Add a layer</source>
<translation>Schicht hinzufügen</translation>
</message>
<message>
<source>Change a layer</source>
<translation>Schicht ändern</translation>
</message>
<message>
<source>Remove a layer</source>
<translation>Schicht entfernen</translation>
</message>
<message>
<source>Units</source>
<translation>Einheiten</translation>
</message>
</context>
<context>
<name>Lecture</name>
<message>
<source>Lecture</source>
<translation>Vortrag</translation>
</message>
<message>
<source>Step {n} cannot be shown: {problem}</source>
<translation>Schritt {n} kann nicht gezeigt werden: {problem}</translation>
</message>
</context>
<context>
<name>LectureBook</name>
<message>
<source>A lecture has at most 400 steps.</source>
<translation>Ein Vortrag hat höchstens 400 Schritte.</translation>
</message>
<message>
<source>Lecture</source>
<translation>Vortrag</translation>
</message>
<message>
<source>Lecture “{name}” is open and has no step yet: {add} adds this moment.</source>
<translation>Der Vortrag „{name}“ ist geöffnet und hat noch keinen Schritt: {add} fügt diesen Moment hinzu.</translation>
</message>
<message>
<source>Lecture “{name}” is open: {present} presents it, {next} walks its {n} steps.</source>
<translation>Der Vortrag „{name}“ ist geöffnet: {present} führt ihn vor, {next} geht durch seine {n} Schritte.</translation>
</message>
<message>
<source>Lecture “{name}” is open: {present} presents its one step.</source>
<translation>Der Vortrag „{name}“ ist geöffnet: {present} führt seinen einen Schritt vor.</translation>
</message>
<message>
<source>Lectures (*{suffix});;All files (*)</source>
<translation>Vorträge (*{suffix});;Alle Dateien (*)</translation>
</message>
<message>
<source>Open a lecture</source>
<translation>Einen Vortrag öffnen</translation>
</message>
<message>
<source>Save the lecture</source>
<translation>Den Vortrag speichern</translation>
</message>
<message>
<source>Saved as {name}.</source>
<translation>Gespeichert als {name}.</translation>
</message>
<message>
<source>Step {n} of the lecture: {title}</source>
<translation>Schritt {n} des Vortrags: {title}</translation>
</message>
<message>
<source>The lecture has been changed since it was saved. Save it before going on?</source>
<translation>Der Vortrag wurde seit dem Speichern geändert. Vorher speichern?</translation>
</message>
<message>
<source>Untitled</source>
<translation>Ohne Titel</translation>
</message>
<message>
<source>{name} was not opened: {problem}</source>
<translation>{name} wurde nicht geöffnet: {problem}</translation>
</message>
<message>
<source>{name} was not saved: {problem}.</source>
<translation>{name} wurde nicht gespeichert: {problem}.</translation>
</message>
<message>
<source>{name}, iteration {n}</source>
<translation>{name}, Iteration {n}</translation>
</message>
<message>
<source>{name}, iteration {n}, step {moves}</source>
<translation>{name}, Iteration {n}, Zug {moves}</translation>
</message>
</context>
<context>
<name>LectureDesk</name>
<message>
<source>Add this moment</source>
<translation>Diesen Moment hinzufügen</translation>
</message>
<message>
<source>Another lecture</source>
<translation>Anderer Vortrag</translation>
</message>
<message>
<source>As it stands now, as the last step</source>
<translation>Wie es jetzt steht, als letzter Schritt</translation>
</message>
<message>
<source>Back to what was open before</source>
<translation>Zurück zu dem, was vorher offen war</translation>
</message>
<message>
<source>Chosen weight</source>
<translation>Gewähltes Gewicht</translation>
</message>
<message>
<source>Data</source>
<translation>Daten</translation>
</message>
<message>
<source>End</source>
<translation>Beenden</translation>
</message>
<message>
<source>Hidden controls</source>
<translation>Verborgene Bedienelemente</translation>
</message>
<message>
<source>Lecture</source>
<translation>Vortrag</translation>
</message>
<message>
<source>Locked values</source>
<translation>Gesperrte Werte</translation>
</message>
<message>
<source>Network</source>
<translation>Netz</translation>
</message>
<message>
<source>Notes, which only you see</source>
<translation>Notizen, die nur du siehst</translation>
</message>
<message>
<source>One place down</source>
<translation>Einen Platz nach unten</translation>
</message>
<message>
<source>One place up</source>
<translation>Einen Platz nach oben</translation>
</message>
<message>
<source>Open…</source>
<translation>Öffnen…</translation>
</message>
<message>
<source>Remove</source>
<translation>Entfernen</translation>
</message>
<message>
<source>Save</source>
<translation>Speichern</translation>
</message>
<message>
<source>Save As…</source>
<translation>Speichern unter…</translation>
</message>
<message>
<source>Show this step</source>
<translation>Diesen Schritt zeigen</translation>
</message>
<message>
<source>Steps</source>
<translation>Schritte</translation>
</message>
<message>
<source>Take this moment instead</source>
<translation>Stattdessen diesen Moment nehmen</translation>
</message>
<message>
<source>The lecture to its file</source>
<translation>Den Vortrag in seine Datei</translation>
</message>
<message>
<source>Title of the lecture</source>
<translation>Titel des Vortrags</translation>
</message>
<message>
<source>Title of the step</source>
<translation>Titel des Schritts</translation>
</message>
<message>
<source>Training</source>
<translation>Training</translation>
</message>
<message>
<source>Under another name</source>
<translation>Unter einem anderen Namen</translation>
</message>
<message>
<source>Views</source>
<translation>Ansichten</translation>
</message>
<message>
<source>Walk the lecture from here</source>
<translation>Den Vortrag von hier an durchgehen</translation>
</message>
<message>
<source>Weights and biases</source>
<translation>Gewichte und Biases</translation>
</message>
<message>
<source>What stands in the window now takes the place of this step</source>
<translation>Was jetzt im Fenster steht, tritt an die Stelle dieses Schritts</translation>
</message>
<message>
<source>Without this step</source>
<translation>Ohne diesen Schritt</translation>
</message>
</context>
<context>
<name>Legend</name>
<message>
<source>batch</source>
<translation>Batch</translation>
</message>
<message>
<source>rows of the batch at hand</source>
<translation>Zeilen des jetzigen Batches</translation>
</message>
<message>
<source>shown</source>
<translation>gezeigt</translation>
</message>
<message>
<source>the row that stands in the diagram</source>
<translation>die Zeile, die im Diagramm steht</translation>
</message>
</context>
<context>
<name>LessonCard</name>
<message>
<source>not begun</source>
<translation>nicht begonnen</translation>
</message>
<message>
<source>{minutes} min</source>
<translation>{minutes} min</translation>
</message>
<message>
<source>{seen} of {count} pages</source>
<translation>{seen} von {count} Seiten</translation>
</message>
<message>
<source>✓ done</source>
<translation>✓ fertig</translation>
</message>
</context>
<context>
<name>LessonList</name>
<message>
<source>Forget my progress</source>
<translation>Meinen Fortschritt vergessen</translation>
</message>
<message>
<source>Glossary</source>
<translation>Glossar</translation>
</message>
<message>
<source>Lessons</source>
<translation>Lektionen</translation>
</message>
<message>
<source>Lessons of the program</source>
<translation>Lektionen des Programms</translation>
</message>
<message>
<source>Open lesson folder…</source>
<translation>Lektionsordner öffnen…</translation>
</message>
<message>
<source>Press again to forget</source>
<translation>Zum Vergessen noch einmal drücken</translation>
</message>
<message>
<source>Questions over all lessons (Ctrl+Shift+L)</source>
<translation>Fragen zu allen Lektionen (Strg+Umschalt+L)</translation>
</message>
<message>
<source>Quiz</source>
<translation>Quiz</translation>
</message>
<message>
<source>Way through</source>
<translation>Weg durch den Kurs</translation>
</message>
<message>
<source>all pages ({minutes} min)</source>
<translation>alle Seiten ({minutes} min)</translation>
</message>
<message>
<source>{minutes} minutes</source>
<translation>{minutes} Minuten</translation>
</message>
</context>
<context>
<name>LessonPanel</name>
<message>
<source>All lessons (Ctrl+L)</source>
<translation>Alle Lektionen (Strg+L)</translation>
</message>
<message>
<source>Back</source>
<translation>Zurück</translation>
</message>
<message>
<source>Done</source>
<translation>Fertig</translation>
</message>
<message>
<source>Done ✓</source>
<translation>Fertig ✓</translation>
</message>
<message>
<source>Free play  ✕</source>
<translation>Freies Spiel  ✕</translation>
</message>
<message>
<source>Free play: leave the lesson</source>
<translation>Freies Spiel: die Lektion verlassen</translation>
</message>
<message>
<source>Leave the lesson; what was open before comes back (Esc)</source>
<translation>Die Lektion verlassen; was vorher offen war, kommt zurück (Esc)</translation>
</message>
<message>
<source>Lesson</source>
<translation>Lektion</translation>
</message>
<message>
<source>Lesson {number} · {title}</source>
<translation>Lektion {number} · {title}</translation>
</message>
<message>
<source>Lessons</source>
<translation>Lektionen</translation>
</message>
<message>
<source>Next</source>
<translation>Weiter</translation>
</message>
<message>
<source>Next ›</source>
<translation>Weiter ›</translation>
</message>
<message>
<source>Page text</source>
<translation>Text der Seite</translation>
</message>
<message>
<source>Page {number} of {count}</source>
<translation>Seite {number} von {count}</translation>
</message>
<message>
<source>Page: set its scene once more</source>
<translation>Seite: ihre Szene noch einmal aufbauen</translation>
</message>
<message>
<source>Questions of the quiz that belong to this lesson</source>
<translation>Fragen des Quiz, die zu dieser Lektion gehören</translation>
</message>
<message>
<source>Questions on this</source>
<translation>Fragen dazu</translation>
</message>
<message>
<source>Set the scene of this page once more</source>
<translation>Die Szene dieser Seite noch einmal aufbauen</translation>
</message>
<message>
<source>The next page (Alt+Right)</source>
<translation>Die nächste Seite (Alt+Rechts)</translation>
</message>
<message>
<source>The page before (Alt+Left)</source>
<translation>Die vorige Seite (Alt+Links)</translation>
</message>
<message>
<source>‹ Back</source>
<translation>‹ Zurück</translation>
</message>
<message>
<source>☰ Lessons</source>
<translation>☰ Lektionen</translation>
</message>
<message>
<source>⟲ Page</source>
<translation>⟲ Seite</translation>
</message>
</context>
<context>
<name>LessonWords</name>
<message>
<source>A usual misunderstanding. </source>
<translation>Ein übliches Missverständnis. </translation>
</message>
<message>
<source>Check yourself:</source>
<translation>Prüfe dich selbst:</translation>
</message>
<message>
<source>From daily life. </source>
<translation>Aus dem Alltag. </translation>
</message>
<message>
<source>How it fits. </source>
<translation>Wie es sich einfügt. </translation>
</message>
<message>
<source>The words: </source>
<translation>Die Wörter: </translation>
</message>
<message>
<source>Think first. </source>
<translation>Denk erst nach. </translation>
</message>
<message>
<source>Why it matters. </source>
<translation>Warum es wichtig ist. </translation>
</message>
</context>
<context>
<name>Lessons</name>
<message>
<source>What you can say now</source>
<translation>Was du jetzt sagen kannst</translation>
</message>
</context>
<context>
<name>Library</name>
<message>
<source>Open lesson folder</source>
<translation>Lektionsordner öffnen</translation>
</message>
<message>
<source>These lessons cannot be opened. {problem}</source>
<translation>Diese Lektionen können nicht geöffnet werden. {problem}</translation>
</message>
</context>
<context>
<name>Looking</name>
<message>
<source>{digits}: {example}</source>
<translation>{digits}: {example}</translation>
</message>
</context>
<context>
<name>LossCurve</name>
<message>
<source>Drag to pan, wheel to zoom; double-click or A shows the whole run</source>
<translation>Ziehen verschiebt, das Mausrad vergrößert; Doppelklick oder A zeigt den ganzen Lauf</translation>
</message>
<message>
<source>Iteration {iteration}: training loss {loss}.</source>
<translation>Iteration {iteration}: Trainingsverlust {loss}.</translation>
</message>
<message>
<source>Linear</source>
<translation>Linear</translation>
</message>
<message>
<source>Linear or logarithmic loss axis</source>
<translation>Lineare oder logarithmische Verlustachse</translation>
</message>
<message>
<source>Log</source>
<translation>Log</translation>
</message>
<message>
<source>Loss curve</source>
<translation>Verlustkurve</translation>
</message>
<message>
<source>Nothing has been computed yet.</source>
<translation>Noch ist nichts berechnet.</translation>
</message>
<message>
<source>Plot of the loss over the iterations</source>
<translation>Kurve des Verlusts über den Iterationen</translation>
</message>
<message>
<source>Scale of the loss</source>
<translation>Skala des Verlusts</translation>
</message>
<message>
<source>before</source>
<translation>vorher</translation>
</message>
<message>
<source>best {iteration}</source>
<translation>bestes {iteration}</translation>
</message>
<message>
<source>each batch</source>
<translation>jeder Batch</translation>
</message>
<message>
<source>iteration</source>
<translation>Iteration</translation>
</message>
<message>
<source>training</source>
<translation>Training</translation>
</message>
<message>
<source>validation</source>
<translation>Validierung</translation>
</message>
</context>
<context>
<name>LossNotice</name>
<message>
<source>Diverged after iteration {iteration}: gradients that are not reset add up to longer and longer steps.</source>
<translation>Divergiert nach Iteration {iteration}: Gradienten, die nicht zurückgesetzt werden, summieren sich zu immer längeren Schritten.</translation>
</message>
<message>
<source>Diverged after iteration {iteration}: the steps with {sign} = {rate} are too long.</source>
<translation>Divergiert nach Iteration {iteration}: die Schritte mit {sign} = {rate} sind zu lang.</translation>
</message>
<message>
<source>Diverged after iteration {iteration}: the wrong sign makes each step climb.</source>
<translation>Divergiert nach Iteration {iteration}: das falsche Vorzeichen lässt jeden Schritt steigen.</translation>
</message>
<message>
<source>Go back to iteration {iteration}, where the validation loss was smallest</source>
<translation>Zurück zu Iteration {iteration}, wo der Validierungsverlust am kleinsten war</translation>
</message>
<message>
<source>Go to {iteration}</source>
<translation>Zu {iteration} gehen</translation>
</message>
<message>
<source>Set the learning rate to {rate}</source>
<translation>Die Lernrate auf {rate} stellen</translation>
</message>
<message>
<source>Stopped early: the validation loss no longer falls.</source>
<translation>Früh beendet: der Validierungsverlust fällt nicht mehr.</translation>
</message>
<message>
<source>The loss grew beyond all bounds: the steps are too long.</source>
<translation>Der Verlust wuchs über alle Grenzen: die Schritte sind zu lang.</translation>
</message>
<message>
<source>Use {rate}</source>
<translation>{rate} nehmen</translation>
</message>
</context>
<context>
<name>LowerPanel</name>
<message>
<source>All views</source>
<translation>Alle Ansichten</translation>
</message>
<message>
<source>Every view that stands here, also those without a tab in sight</source>
<translation>Jede Ansicht, die hier steht, auch die ohne sichtbaren Reiter</translation>
</message>
<message>
<source>Fold or open the views under the diagram</source>
<translation>Die Ansichten unter dem Diagramm zu- oder aufklappen</translation>
</message>
<message>
<source>Views under the diagram</source>
<translation>Ansichten unter dem Diagramm</translation>
</message>
</context>
<context>
<name>Memorizing</name>
<message>
<source>It memorizes since iteration {iteration}: validation {best} → {now}, gap {gap}.</source>
<translation>Es lernt auswendig seit Iteration {iteration}: Validierung {best} → {now}, Abstand {gap}.</translation>
</message>
<message>
<source>Said when the validation loss is 10 % above its minimum and the training loss 5 % below what it was then, now and mostly in the later half of the iterations since, which must be {least} or more. More data, noise, dropout, an L1 or L2 penalty or early stopping help.</source>
<translation>Gesagt, wenn der Validierungsverlust 10 % über seinem Minimum liegt und der Trainingsverlust 5 % unter dem von damals, jetzt und meist in der späteren Hälfte der Iterationen seither, deren es {least} oder mehr sein müssen. Mehr Daten, Rauschen, Dropout, eine L1- oder L2-Strafe oder frühes Beenden helfen.</translation>
</message>
<message>
<source>The validation loss has risen from {best} to {now} since iteration {iteration}, while the training loss fell to {training}: a gap of {gap}.</source>
<translation>Der Validierungsverlust ist seit Iteration {iteration} von {best} auf {now} gestiegen, während der Trainingsverlust auf {training} fiel: ein Abstand von {gap}.</translation>
</message>
</context>
<context>
<name>Menus</name>
<message>
<source>Convention of the squared error</source>
<translation>Schreibweise des quadratischen Fehlers</translation>
</message>
<message>
<source>Cover by name</source>
<translation>Nach Namen verdecken</translation>
</message>
<message>
<source>Digits</source>
<translation>Stellen</translation>
</message>
<message>
<source>Down</source>
<translation>Nach unten</translation>
</message>
<message>
<source>Edit</source>
<translation>Bearbeiten</translation>
</message>
<message>
<source>Export</source>
<translation>Exportieren</translation>
</message>
<message>
<source>Help</source>
<translation>Hilfe</translation>
</message>
<message>
<source>Into the right column</source>
<translation>In die rechte Spalte</translation>
</message>
<message>
<source>Lecture</source>
<translation>Vortrag</translation>
</message>
<message>
<source>Left</source>
<translation>Nach links</translation>
</message>
<message>
<source>Move</source>
<translation>Verschieben</translation>
</message>
<message>
<source>Recent</source>
<translation>Zuletzt geöffnet</translation>
</message>
<message>
<source>Redo</source>
<translation>Wiederholen</translation>
</message>
<message>
<source>Right</source>
<translation>Nach rechts</translation>
</message>
<message>
<source>Run</source>
<translation>Lauf</translation>
</message>
<message>
<source>Under the diagram</source>
<translation>Unter das Diagramm</translation>
</message>
<message>
<source>Undo</source>
<translation>Rückgängig</translation>
</message>
<message>
<source>Up</source>
<translation>Nach oben</translation>
</message>
<message>
<source>View</source>
<translation>Ansicht</translation>
</message>
<message>
<source>Whole window</source>
<translation>Ganzes Fenster</translation>
</message>
</context>
<context>
<name>MistakeSwitches</name>
<message>
<source>Add each iteration's gradient to those of all before</source>
<translation>Den Gradienten jeder Iteration zu denen aller vorigen addieren</translation>
</message>
<message>
<source>Add η ∂L/∂w where the update should subtract it</source>
<translation>η ∂L/∂w addieren, wo die Aktualisierung es abziehen sollte</translation>
</message>
<message>
<source>Break the training loop</source>
<translation>Die Trainingsschleife kaputtmachen</translation>
</message>
<message>
<source>Each switch starts the run again.</source>
<translation>Jeder Schalter beginnt den Lauf von vorn.</translation>
</message>
<message>
<source>Gradients not reset</source>
<translation>Gradienten nicht zurückgesetzt</translation>
</message>
<message>
<source>Let every weight and bias begin at 0</source>
<translation>Jedes Gewicht und jeden Bias bei 0 beginnen lassen</translation>
</message>
<message>
<source>New weights in the backward pass</source>
<translation>Neue Gewichte im Rückwärtsdurchlauf</translation>
</message>
<message>
<source>Update each layer before the blame has gone down through it</source>
<translation>Jede Schicht aktualisieren, bevor das Fehlersignal durch sie hindurch ist</translation>
</message>
<message>
<source>Wrong sign</source>
<translation>Falsches Vorzeichen</translation>
</message>
<message>
<source>Zero start</source>
<translation>Start bei null</translation>
</message>
</context>
<context>
<name>MistakesView</name>
<message>
<source>Count the rows held out, or those that are trained on</source>
<translation>Die zurückgehaltenen Zeilen zählen, oder die, mit denen trainiert wird</translation>
</message>
<message>
<source>Held out</source>
<translation>Zurückgehalten</translation>
</message>
<message>
<source>Mistakes</source>
<translation>Fehler</translation>
</message>
<message>
<source>No such row.</source>
<translation>Keine solche Zeile.</translation>
</message>
<message>
<source>Nothing is taken for anything else.</source>
<translation>Nichts wird für etwas anderes gehalten.</translation>
</message>
<message>
<source>Rows</source>
<translation>Zeilen</translation>
</message>
<message>
<source>Training</source>
<translation>Training</translation>
</message>
<message>
<source>covered with the accuracy</source>
<translation>mit der Trefferquote verdeckt</translation>
</message>
<message>
<source>held-out</source>
<translation>zurückgehaltenen</translation>
</message>
<message>
<source>training</source>
<translation>Training</translation>
</message>
<message>
<source>worst {shown} of {found}: what it is → taken for</source>
<translation>schlimmste {shown} von {found}: was es ist → gehalten für</translation>
</message>
<message>
<source>{name} taken for {other}: {shown} of {found}, worst first</source>
<translation>{name} gehalten für {other}: {shown} von {found}, schlimmste zuerst</translation>
</message>
<message>
<source>{name}, recognized: the least sure {shown} of {found}</source>
<translation>{name}, erkannt: die unsichersten {shown} von {found}</translation>
</message>
<message>
<source>{rate} % of {counted} sampled {side} rows wrong ({wrong})</source>
<translation>{rate} % von {counted} ausgewählten {side} Zeilen falsch ({wrong})</translation>
</message>
<message>
<source>{rate} % of {counted} {side} rows wrong ({wrong})</source>
<translation>{rate} % von {counted} {side} Zeilen falsch ({wrong})</translation>
</message>
</context>
<context>
<name>MoreBelow</name>
<message>
<source>More below</source>
<translation>Unten geht es weiter</translation>
</message>
<message>
<source>The page goes on below; press to scroll there</source>
<translation>Die Seite geht unten weiter; ein Druck rollt dorthin</translation>
</message>
<message>
<source>Your turn below</source>
<translation>Unten bist du dran</translation>
</message>
</context>
<context>
<name>MoveBar</name>
<message>
<source>Forward</source>
<translation>Vorwärts</translation>
</message>
<message>
<source>Hidden gradients</source>
<translation>Verborgene Gradienten</translation>
</message>
<message>
<source>Loss</source>
<translation>Verlust</translation>
</message>
<message>
<source>Output gradient</source>
<translation>Ausgabegradient</translation>
</message>
<message>
<source>The moves of this iteration</source>
<translation>Die Züge dieser Iteration</translation>
</message>
<message>
<source>Update</source>
<translation>Aktualisierung</translation>
</message>
</context>
<context>
<name>MoveSentence</name>
<message>
<source>  beside  </source>
<translation>  neben  </translation>
</message>
<message>
<source>Each hidden unit takes its share of the blame:</source>
<translation>Jede verborgene Einheit bekommt ihren Anteil am Fehlersignal:</translation>
</message>
<message>
<source>Each unit weighs what comes in, adds its bias, and applies its function:</source>
<translation>Jede Einheit gewichtet, was hereinkommt, addiert ihren Bias und wendet ihre Funktion an:</translation>
</message>
<message>
<source>Every parameter takes its step, all with gradients of the old ones:</source>
<translation>Jeder Parameter macht seinen Schritt, alle mit den Gradienten der alten:</translation>
</message>
<message>
<source>How far are the outputs from the targets, in the mean over {rows} examples?</source>
<translation>Wie weit sind die Ausgaben von den Zielwerten, im Mittel über {rows} Beispiele?</translation>
</message>
<message>
<source>How far is the output from the target?</source>
<translation>Wie weit ist die Ausgabe vom Zielwert?</translation>
</message>
<message>
<source>How much does the loss change with what goes into the output?</source>
<translation>Wie sehr ändert sich der Verlust mit dem, was in die Ausgabe geht?</translation>
</message>
<message>
<source>The network as it stands. A move shows how it learns.</source>
<translation>Das Netz, wie es steht. Ein Zug zeigt, wie es lernt.</translation>
</message>
<message>
<source>all z</source>
<translation>alle z</translation>
</message>
<message>
<source>normalized sum</source>
<translation>normierte Summe</translation>
</message>
<message>
<source>weight · value below</source>
<translation>Gewicht · Wert darunter</translation>
</message>
<message>
<source>{optimizer}'s step</source>
<translation>Schritt von {optimizer}</translation>
</message>
<message>
<source>δ above · weight</source>
<translation>δ darüber · Gewicht</translation>
</message>
<message>
<source>… {count} smaller</source>
<translation>… {count} kleinere</translation>
</message>
</context>
<context>
<name>NetworkDiagram</name>
<message>
<source>A number, + or − sets it.</source>
<translation>Eine Zahl, + oder − setzt es.</translation>
</message>
<message>
<source>A number, + or − sets its target {name}.</source>
<translation>Eine Zahl, + oder − setzt den Zielwert {name}.</translation>
</message>
<message>
<source>Activation</source>
<translation>Aktivierung</translation>
</message>
<message>
<source>After the update the mean of {rows} is {loss}.</source>
<translation>Nach der Aktualisierung ist das Mittel von {rows} {loss}.</translation>
</message>
<message>
<source>BN</source>
<translation>BN</translation>
</message>
<message>
<source>Batch normalization</source>
<translation>Batch-Normalisierung</translation>
</message>
<message>
<source>Before the update {old}.</source>
<translation>Vor der Aktualisierung {old}.</translation>
</message>
<message>
<source>Changed from the example; Home restores it.</source>
<translation>Gegenüber dem Beispiel geändert; Pos1 stellt es wieder her.</translation>
</message>
<message>
<source>Chosen: {item}</source>
<translation>Gewählt: {item}</translation>
</message>
<message>
<source>Computational graph of {unit}</source>
<translation>Rechengraph von {unit}</translation>
</message>
<message>
<source>Dropout</source>
<translation>Dropout</translation>
</message>
<message>
<source>Earlier {old}.</source>
<translation>Früher {old}.</translation>
</message>
<message>
<source>Inactive: {z} &lt; 0 for this example, the slope is 0 and no blame passes.</source>
<translation>Inaktiv: {z} &lt; 0 bei diesem Beispiel, die Steigung ist 0 und kein Fehlersignal kommt durch.</translation>
</message>
<message>
<source>Insert a layer before it</source>
<translation>Davor eine Schicht einfügen</translation>
</message>
<message>
<source>Insert a layer here</source>
<translation>Hier eine Schicht einfügen</translation>
</message>
<message>
<source>L: the loss, how far the output is from the target. Training makes it small.</source>
<translation>L: der Verlust, wie weit die Ausgabe vom Zielwert ist. Training macht ihn klein.</translation>
</message>
<message>
<source>Layer {number}</source>
<translation>Schicht {number}</translation>
</message>
<message>
<source>Network diagram</source>
<translation>Diagramm des Netzes</translation>
</message>
<message>
<source>Network with {inputs} inputs and layers {layers}.</source>
<translation>Netz mit {inputs} Eingaben und den Schichten {layers}.</translation>
</message>
<message>
<source>One unit fewer</source>
<translation>Eine Einheit weniger</translation>
</message>
<message>
<source>One unit fewer in layer {number} (−)</source>
<translation>Eine Einheit weniger in Schicht {number} (−)</translation>
</message>
<message>
<source>One unit more</source>
<translation>Eine Einheit mehr</translation>
</message>
<message>
<source>One unit more in layer {number} (+)</source>
<translation>Eine Einheit mehr in Schicht {number} (+)</translation>
</message>
<message>
<source>Output layer</source>
<translation>Ausgabeschicht</translation>
</message>
<message>
<source>Remove this layer</source>
<translation>Diese Schicht entfernen</translation>
</message>
<message>
<source>Residual connection</source>
<translation>Residualverbindung</translation>
</message>
<message>
<source>Saturated: the slope at {z} is under 5 % of its largest, so little blame passes.</source>
<translation>Gesättigt: die Steigung bei {z} ist unter 5 % ihrer größten, es kommt also wenig Fehlersignal durch.</translation>
</message>
<message>
<source>Target {name} = {value}.</source>
<translation>Zielwert {name} = {value}.</translation>
</message>
<message>
<source>The inputs of the example shown, as a picture.</source>
<translation>Die Eingaben des gezeigten Beispiels, als Bild.</translation>
</message>
<message>
<source>activation</source>
<translation>Aktivierung</translation>
</message>
<message>
<source>activation, largest here</source>
<translation>Aktivierung, hier größte</translation>
</message>
<message>
<source>all</source>
<translation>alle</translation>
</message>
<message>
<source>batch-norm scale of {unit}</source>
<translation>Batch-Norm-Skalierung von {unit}</translation>
</message>
<message>
<source>bias</source>
<translation>Bias</translation>
</message>
<message>
<source>bias of {unit}</source>
<translation>Bias von {unit}</translation>
</message>
<message>
<source>changed</source>
<translation>geändert</translation>
</message>
<message>
<source>changed from the example</source>
<translation>gegenüber dem Beispiel geändert</translation>
</message>
<message>
<source>colours from {low} to {high}</source>
<translation>Farben von {low} bis {high}</translation>
</message>
<message>
<source>drag the target</source>
<translation>Zielwert ziehen</translation>
</message>
<message>
<source>drop {share}</source>
<translation>Drop {share}</translation>
</message>
<message>
<source>dropped in this batch (row {row})</source>
<translation>in diesem Batch weggelassen (Zeile {row})</translation>
</message>
<message>
<source>gradient</source>
<translation>Gradient</translation>
</message>
<message>
<source>inactive</source>
<translation>inaktiv</translation>
</message>
<message>
<source>linear</source>
<translation>linear</translation>
</message>
<message>
<source>mean now: {loss}</source>
<translation>Mittel jetzt: {loss}</translation>
</message>
<message>
<source>mean of {rows}: {loss}</source>
<translation>Mittel von {rows}: {loss}</translation>
</message>
<message>
<source>mean over {rows} examples</source>
<translation>Mittel über {rows} Beispiele</translation>
</message>
<message>
<source>mean over {sample} of {rows}</source>
<translation>Mittel über {sample} von {rows}</translation>
</message>
<message>
<source>negative</source>
<translation>negativ</translation>
</message>
<message>
<source>neutral</source>
<translation>neutral</translation>
</message>
<message>
<source>new</source>
<translation>neu</translation>
</message>
<message>
<source>none</source>
<translation>keine</translation>
</message>
<message>
<source>now: {loss}</source>
<translation>jetzt: {loss}</translation>
</message>
<message>
<source>old</source>
<translation>alt</translation>
</message>
<message>
<source>over the input plane</source>
<translation>über der Eingabeebene</translation>
</message>
<message>
<source>pale: made with the old weights</source>
<translation>blass: mit den alten Gewichten</translation>
</message>
<message>
<source>pale: old weights</source>
<translation>blass: alte Gewichte</translation>
</message>
<message>
<source>point at an edge</source>
<translation>zeige auf eine Kante</translation>
</message>
<message>
<source>point at an edge or a bias</source>
<translation>zeige auf eine Kante oder einen Bias</translation>
</message>
<message>
<source>positive</source>
<translation>positiv</translation>
</message>
<message>
<source>positive weight</source>
<translation>positives Gewicht</translation>
</message>
<message>
<source>res.</source>
<translation>res.</translation>
</message>
<message>
<source>saturated</source>
<translation>gesättigt</translation>
</message>
<message>
<source>softmax of all z</source>
<translation>Softmax aller z</translation>
</message>
<message>
<source>the {drawn} largest of {weights} weights drawn</source>
<translation>die {drawn} größten von {weights} Gewichten gezeichnet</translation>
</message>
<message>
<source>value above each wire, its gradient below</source>
<translation>Wert über jedem Draht, sein Gradient darunter</translation>
</message>
<message>
<source>was {number}</source>
<translation>war {number}</translation>
</message>
<message>
<source>weight from {start} to {end}</source>
<translation>Gewicht von {start} zu {end}</translation>
</message>
<message>
<source>weights into</source>
<translation>Gewichte in</translation>
</message>
<message>
<source>{drawn} largest of {weights} weights</source>
<translation>{drawn} größte von {weights} Gewichten</translation>
</message>
<message>
<source>{name} = {applied}: not computed yet in this iteration.</source>
<translation>{name} = {applied}: in dieser Iteration noch nicht berechnet.</translation>
</message>
<message>
<source>{name} = {value}: an input.</source>
<translation>{name} = {value}: eine Eingabe.</translation>
</message>
<message>
<source>{name} = {value}: the input {own}.</source>
<translation>{name} = {value}: die Eingabe {own}.</translation>
</message>
<message>
<source>{name} = {value}: the target, what the output should be.</source>
<translation>{name} = {value}: der Zielwert, was die Ausgabe sein sollte.</translation>
</message>
<message>
<source>… {count}</source>
<translation>… {count}</translation>
</message>
<message>
<source>… {count} more</source>
<translation>… {count} weitere</translation>
</message>
</context>
<context>
<name>NetworkRows</name>
<message>
<source>Dropout</source>
<translation>Dropout</translation>
</message>
<message>
<source>Dropout of the hidden layers</source>
<translation>Dropout der verborgenen Schichten</translation>
</message>
<message>
<source>Hidden</source>
<translation>Verborgen</translation>
</message>
<message>
<source>Hidden activation</source>
<translation>Aktivierung der verborgenen Schichten</translation>
</message>
<message>
<source>Hidden layers</source>
<translation>Zwischenschichten</translation>
</message>
<message>
<source>Initializer</source>
<translation>Initialisierung</translation>
</message>
<message>
<source>Initializer, seed, dropout …</source>
<translation>Start, Dropout …</translation>
</message>
<message>
<source>Layer {number}</source>
<translation>Schicht {number}</translation>
</message>
<message>
<source>Network</source>
<translation>Netz</translation>
</message>
<message>
<source>Output</source>
<translation>Ausgabe</translation>
</message>
<message>
<source>Output activation</source>
<translation>Aktivierung der Ausgabe</translation>
</message>
<message>
<source>Seed</source>
<translation>Startwert</translation>
</message>
<message>
<source>Seed of the weights</source>
<translation>Startwert der Gewichte</translation>
</message>
<message>
<source>The share of hidden units left out at random in training</source>
<translation>Der Anteil verborgener Einheiten, der im Training zufällig weggelassen wird</translation>
</message>
<message>
<source>Units of layer {number}</source>
<translation>Einheiten von Schicht {number}</translation>
</message>
<message>
<source>mixed</source>
<translation>gemischt</translation>
</message>
<message>
<source>softmax needs at least two outputs</source>
<translation>Softmax braucht mindestens zwei Ausgaben</translation>
</message>
<message>
<source>unit</source>
<translation>Einheit</translation>
</message>
<message>
<source>units</source>
<translation>Einheiten</translation>
</message>
</context>
<context>
<name>NeuronGraph</name>
<message>
<source>(loss and slope at once)</source>
<translation>(Verlust und Steigung zugleich)</translation>
</message>
<message>
<source>(through + unchanged)</source>
<translation>(hindurch + unverändert)</translation>
</message>
<message>
<source>After the update {new}.</source>
<translation>Nach der Aktualisierung {new}.</translation>
</message>
<message>
<source>An input is only a number. Choose a neuron behind it.</source>
<translation>Eine Eingabe ist nur eine Zahl. Wähle ein Neuron dahinter.</translation>
</message>
<message>
<source>Back: {rule} = {value}.</source>
<translation>Zurück: {rule} = {value}.</translation>
</message>
<message>
<source>Choose a neuron, a weight or a bias: its computation opens here.</source>
<translation>Wähle ein Neuron, ein Gewicht oder einen Bias: hier öffnet sich seine Berechnung.</translation>
</message>
<message>
<source>Computational graph</source>
<translation>Rechengraph</translation>
</message>
<message>
<source>Computational graph of the chosen neuron</source>
<translation>Rechengraph des gewählten Neurons</translation>
</message>
<message>
<source>Computational graph of {unit}</source>
<translation>Rechengraph von {unit}</translation>
</message>
<message>
<source>a goes to every neuron above; gradients add up</source>
<translation>a geht zu jedem Neuron darüber; Gradienten addieren sich</translation>
</message>
<message>
<source>a neuron above</source>
<translation>ein Neuron darüber</translation>
</message>
<message>
<source>a weight</source>
<translation>ein Gewicht</translation>
</message>
<message>
<source>adds up</source>
<translation>addiert auf</translation>
</message>
<message>
<source>adds what comes past</source>
<translation>addiert, was vorbeikommt</translation>
</message>
<message>
<source>an input</source>
<translation>eine Eingabe</translation>
</message>
<message>
<source>back through the normalization of the batch</source>
<translation>zurück durch die Normierung des Batches</translation>
</message>
<message>
<source>f, and dropout's mask m</source>
<translation>f, und die Dropout-Maske m</translation>
</message>
<message>
<source>from the loss</source>
<translation>vom Verlust</translation>
</message>
<message>
<source>its share of </source>
<translation>sein Anteil an </translation>
</message>
<message>
<source>more neurons above</source>
<translation>weitere Neuronen darüber</translation>
</message>
<message>
<source>multiplies</source>
<translation>multipliziert</translation>
</message>
<message>
<source>normalizes over the batch</source>
<translation>normiert über den Batch</translation>
</message>
<message>
<source>past the layer</source>
<translation>an der Schicht vorbei</translation>
</message>
<message>
<source>past the layer above</source>
<translation>an der Schicht darüber vorbei</translation>
</message>
<message>
<source>past the layer, unchanged: </source>
<translation>an der Schicht vorbei, unverändert: </translation>
</message>
<message>
<source>the activation function</source>
<translation>die Aktivierungsfunktion</translation>
</message>
<message>
<source>the bias</source>
<translation>der Bias</translation>
</message>
<message>
<source>the inputs not shown</source>
<translation>die nicht gezeigten Eingaben</translation>
</message>
<message>
<source>the loss</source>
<translation>der Verlust</translation>
</message>
<message>
<source>the output of a neuron below</source>
<translation>die Ausgabe eines Neurons darunter</translation>
</message>
<message>
<source>the scale</source>
<translation>die Skalierung</translation>
</message>
<message>
<source>the sum of what comes from above</source>
<translation>die Summe dessen, was von oben kommt</translation>
</message>
<message>
<source>the target</source>
<translation>der Zielwert</translation>
</message>
<message>
<source>through + unchanged: </source>
<translation>hindurch + unverändert: </translation>
</message>
<message>
<source>value above each wire, its gradient below</source>
<translation>Wert über jedem Draht, sein Gradient darunter</translation>
</message>
<message>
<source>{name}: not computed yet in this iteration.</source>
<translation>{name}: in dieser Iteration noch nicht berechnet.</translation>
</message>
<message>
<source>δ above · weight</source>
<translation>δ darüber · Gewicht</translation>
</message>
<message>
<source>… {count} more</source>
<translation>… {count} weitere</translation>
</message>
</context>
<context>
<name>NeuronGraphCanvas</name>
<message>
<source>Computational graph of the chosen neuron</source>
<translation>Rechengraph des gewählten Neurons</translation>
</message>
</context>
<context>
<name>NormCanvas</name>
<message>
<source>Plot of the gradients' lengths over the iterations</source>
<translation>Kurve der Gradientenlängen über den Iterationen</translation>
</message>
<message>
<source>The length of each layer's gradient through the run; numbers at the right are layers. Drag to pan, wheel to zoom; double-click or A shows the whole run.</source>
<translation>Die Länge des Gradienten jeder Schicht im Lauf der Zeit; die Zahlen rechts sind Schichten. Ziehen verschiebt, das Mausrad vergrößert; Doppelklick oder A zeigt den ganzen Lauf.</translation>
</message>
<message>
<source>iteration</source>
<translation>Iteration</translation>
</message>
<message>
<source>layer {number}</source>
<translation>Schicht {number}</translation>
</message>
</context>
<context>
<name>NumberDelegate</name>
<message>
<source>Value of {name}</source>
<translation>Wert von {name}</translation>
</message>
</context>
<context>
<name>NumberField</name>
<message>
<source>a number</source>
<translation>eine Zahl</translation>
</message>
<message>
<source>a whole number</source>
<translation>eine ganze Zahl</translation>
</message>
<message>
<source>above</source>
<translation>über</translation>
</message>
<message>
<source>not below</source>
<translation>nicht unter</translation>
</message>
<message>
<source>{kind} above {low}, up to {high}</source>
<translation>{kind} über {low}, bis {high}</translation>
</message>
<message>
<source>{kind} from {low} to {high}</source>
<translation>{kind} von {low} bis {high}</translation>
</message>
<message>
<source>{name} is {allowed}; “{found}” is not.</source>
<translation>{name} ist {allowed}; „{found}“ ist das nicht.</translation>
</message>
</context>
<context>
<name>OneExample</name>
<message>
<source>bars: ŷ, dotted ring: y</source>
<translation>Balken: ŷ, gepunkteter Ring: y</translation>
</message>
<message>
<source>held-out example {row} of {rows}</source>
<translation>Validierungsbeispiel {row} von {rows}</translation>
</message>
<message>
<source>mean over the batch</source>
<translation>Mittel über den Batch</translation>
</message>
<message>
<source>training example {row} of {rows}</source>
<translation>Trainingsbeispiel {row} von {rows}</translation>
</message>
<message>
<source>{shown} of {all} outputs, highest first</source>
<translation>{shown} von {all} Ausgaben, höchste zuerst</translation>
</message>
<message>
<source>ŷ comes with the forward pass</source>
<translation>ŷ kommt mit dem Vorwärtsdurchlauf</translation>
</message>
</context>
<context>
<name>OutputView</name>
<message>
<source>Confusion matrix</source>
<translation>Konfusionsmatrix</translation>
</message>
<message>
<source>Decision map</source>
<translation>Entscheidungskarte</translation>
</message>
<message>
<source>Draw each residual's square as a square</source>
<translation>Das Quadrat jedes Residuums als Quadrat zeichnen</translation>
</message>
<message>
<source>Draw ŷ − y in place of ŷ</source>
<translation>ŷ − y statt ŷ zeichnen</translation>
</message>
<message>
<source>Fit</source>
<translation>Alles</translation>
</message>
<message>
<source>Here stands what the network answers.</source>
<translation>Hier steht, was das Netz antwortet.</translation>
</message>
<message>
<source>One example</source>
<translation>Ein Beispiel</translation>
</message>
<message>
<source>Output</source>
<translation>Ausgabe</translation>
</message>
<message>
<source>Predicted, actual</source>
<translation>Vorhersage, Istwert</translation>
</message>
<message>
<source>Residuals</source>
<translation>Residuen</translation>
</message>
<message>
<source>Show what the network says in another way</source>
<translation>Auf andere Weise zeigen, was das Netz sagt</translation>
</message>
<message>
<source>Squares</source>
<translation>Quadrate</translation>
</message>
<message>
<source>What the output panel shows</source>
<translation>Was die Ausgabe zeigt</translation>
</message>
<message>
<source>drawn: a fixed sample, {shown} of {rows} training rows</source>
<translation>gezeichnet: eine feste Stichprobe, {shown} von {rows} Trainingszeilen</translation>
</message>
</context>
<context>
<name>Pad</name>
<message>
<source>Draw a digit here</source>
<translation>Zeichne hier eine Ziffer</translation>
</message>
<message>
<source>Draw with mouse or pen. Keys: arrows move the pen, Space lowers and raises it,
E changes between pen and eraser, Delete clears.</source>
<translation>Zeichne mit Maus oder Stift. Tasten: Pfeile bewegen den Stift, die Leertaste senkt und hebt ihn,
E wechselt zwischen Stift und Radierer, Entf leert das Blatt.</translation>
</message>
<message>
<source>Pad to draw a digit on</source>
<translation>Blatt zum Zeichnen einer Ziffer</translation>
</message>
</context>
<context>
<name>Pairs</name>
<message>
<source>Computational graph</source>
<translation>Rechengraph</translation>
</message>
<message>
<source>Diagram and chain rule</source>
<translation>Diagramm und Kettenregel</translation>
</message>
<message>
<source>Diagram and landscape</source>
<translation>Diagramm und Landschaft</translation>
</message>
<message>
<source>Diagram and loss curve</source>
<translation>Diagramm und Verlustkurve</translation>
</message>
<message>
<source>Diagram and output</source>
<translation>Diagramm und Ausgabe</translation>
</message>
<message>
<source>Gradient health</source>
<translation>Gesundheit der Gradienten</translation>
</message>
<message>
<source>Landscape and loss curve</source>
<translation>Landschaft und Verlustkurve</translation>
</message>
<message>
<source>Loss landscape</source>
<translation>Verlustlandschaft</translation>
</message>
<message>
<source>Network diagram</source>
<translation>Diagramm des Netzes</translation>
</message>
<message>
<source>Output and loss curve</source>
<translation>Ausgabe und Verlustkurve</translation>
</message>
</context>
<context>
<name>Panel</name>
<message>
<source>AND</source>
<translation>UND</translation>
</message>
<message>
<source>Circles</source>
<translation>Kreise</translation>
</message>
<message>
<source>Decay ρ</source>
<translation>Abklingen ρ</translation>
</message>
<message>
<source>Digits</source>
<translation>Ziffern</translation>
</message>
<message>
<source>ELU</source>
<translation>ELU</translation>
</message>
<message>
<source>GELU</source>
<translation>GELU</translation>
</message>
<message>
<source>Gaussians</source>
<translation>Gauß-Wolken</translation>
</message>
<message>
<source>He normal</source>
<translation>He normal</translation>
</message>
<message>
<source>He uniform</source>
<translation>He uniform</translation>
</message>
<message>
<source>House prices</source>
<translation>Hauspreise</translation>
</message>
<message>
<source>LeCun normal</source>
<translation>LeCun normal</translation>
</message>
<message>
<source>Line</source>
<translation>Gerade</translation>
</message>
<message>
<source>Momentum μ</source>
<translation>Momentum μ</translation>
</message>
<message>
<source>Moons</source>
<translation>Monde</translation>
</message>
<message>
<source>OR</source>
<translation>ODER</translation>
</message>
<message>
<source>One example</source>
<translation>Ein Beispiel</translation>
</message>
<message>
<source>Penguins</source>
<translation>Pinguine</translation>
</message>
<message>
<source>Plane</source>
<translation>Ebene</translation>
</message>
<message>
<source>ReLU</source>
<translation>ReLU</translation>
</message>
<message>
<source>SiLU</source>
<translation>SiLU</translation>
</message>
<message>
<source>Sine</source>
<translation>Sinus</translation>
</message>
<message>
<source>Spiral</source>
<translation>Spirale</translation>
</message>
<message>
<source>Step</source>
<translation>Stufe</translation>
</message>
<message>
<source>Weight decay</source>
<translation>Gewichtsabnahme</translation>
</message>
<message>
<source>XOR</source>
<translation>XOR</translation>
</message>
<message>
<source>Xavier normal</source>
<translation>Xavier normal</translation>
</message>
<message>
<source>Xavier uniform</source>
<translation>Xavier uniform</translation>
</message>
<message>
<source>binary cross-entropy</source>
<translation>binäre Kreuzentropie</translation>
</message>
<message>
<source>cross-entropy</source>
<translation>Kreuzentropie</translation>
</message>
<message>
<source>leaky ReLU</source>
<translation>Leaky ReLU</translation>
</message>
<message>
<source>linear</source>
<translation>linear</translation>
</message>
<message>
<source>mean absolute</source>
<translation>mittlerer Betrag</translation>
</message>
<message>
<source>mean squared</source>
<translation>mittleres Quadrat</translation>
</message>
<message>
<source>sigmoid σ</source>
<translation>Sigmoid σ</translation>
</message>
<message>
<source>softmax</source>
<translation>Softmax</translation>
</message>
<message>
<source>softplus</source>
<translation>Softplus</translation>
</message>
<message>
<source>tanh</source>
<translation>tanh</translation>
</message>
<message>
<source>uniform ±½</source>
<translation>uniform ±½</translation>
</message>
<message>
<source>zeros</source>
<translation>Nullen</translation>
</message>
<message>
<source>½ squared</source>
<translation>½ Quadrat</translation>
</message>
</context>
<context>
<name>ParameterModel</name>
<message>
<source>Before</source>
<translation>Vorher</translation>
</message>
<message>
<source>Changed</source>
<translation>Geändert</translation>
</message>
<message>
<source>Gradient ∂L/∂·</source>
<translation>Gradient ∂L/∂·</translation>
</message>
<message>
<source>Name</source>
<translation>Name</translation>
</message>
<message>
<source>Next step</source>
<translation>Nächster Schritt</translation>
</message>
<message>
<source>Set by hand: the value in the document stands here; during the update the one before it</source>
<translation>Von Hand gesetzt: hier steht der Wert im Dokument; während der Aktualisierung der davor</translation>
</message>
<message>
<source>Step made</source>
<translation>Gemachter Schritt</translation>
</message>
<message>
<source>The unit where a weight starts and the one where it ends</source>
<translation>Die Einheit, bei der ein Gewicht beginnt, und die, bei der es endet</translation>
</message>
<message>
<source>The weight, bias or scale as the diagram calls it</source>
<translation>Das Gewicht, der Bias oder die Skalierung, wie das Diagramm es nennt</translation>
</message>
<message>
<source>Type a number to set it</source>
<translation>Tippe eine Zahl, um es zu setzen</translation>
</message>
<message>
<source>Type a number to set {name}</source>
<translation>Tippe eine Zahl, um {name} zu setzen</translation>
</message>
<message>
<source>Value</source>
<translation>Wert</translation>
</message>
<message>
<source>What the optimizer adds to the parameter</source>
<translation>Was der Optimierer zum Parameter addiert</translation>
</message>
<message>
<source>Where</source>
<translation>Wo</translation>
</message>
<message>
<source>bias of {unit}</source>
<translation>Bias von {unit}</translation>
</message>
<message>
<source>none</source>
<translation>keine</translation>
</message>
<message>
<source>scale of {unit}</source>
<translation>Skalierung von {unit}</translation>
</message>
<message>
<source>was {number}</source>
<translation>war {number}</translation>
</message>
<message>
<source>{name} is a number; “{found}” is not.</source>
<translation>{name} ist eine Zahl; „{found}“ ist keine.</translation>
</message>
<message>
<source>∂L/∂ of each parameter, the mean over the examples of the batch</source>
<translation>∂L/∂ jedes Parameters, das Mittel über die Beispiele des Batches</translation>
</message>
</context>
<context>
<name>ParameterTable</name>
<message>
<source>A name, a unit, weight, bias, layer 2, output; several words all count</source>
<translation>Ein Name, eine Einheit, Gewicht, Bias, Schicht 2, Ausgabe; von mehreren Wörtern zählen alle</translation>
</message>
<message>
<source>All parameters</source>
<translation>Alle Parameter</translation>
</message>
<message>
<source>Filter the parameters by name or layer</source>
<translation>Die Parameter nach Name oder Schicht filtern</translation>
</message>
<message>
<source>Filter: v1, bias, layer 2</source>
<translation>Filter: v1, Bias, Schicht 2</translation>
</message>
<message>
<source>No parameter has these words.</source>
<translation>Kein Parameter hat diese Wörter.</translation>
</message>
<message>
<source>Parameters</source>
<translation>Parameter</translation>
</message>
<message>
<source>Table of all parameters</source>
<translation>Tabelle aller Parameter</translation>
</message>
<message>
<source>{found} of {total}</source>
<translation>{found} von {total}</translation>
</message>
</context>
<context>
<name>Phrase</name>
<message>
<source>0 on an output layer with {kind}</source>
<translation>0 in einer Ausgabeschicht mit {kind}</translation>
</message>
<message>
<source>1 to {limit} rows</source>
<translation>1 bis {limit} Zeilen</translation>
</message>
<message>
<source>1234 or 1.234</source>
<translation>1234 oder 1.234</translation>
</message>
<message>
<source>A sheet to calculate by hand is made for layers without dropout, batch normalization and residual connections.</source>
<translation>Ein Blatt zum Rechnen von Hand gibt es für Schichten ohne Dropout, Batch-Normalisierung und Residualverbindungen.</translation>
</message>
<message>
<source>An input or a target was moved: put it back as it was (Ctrl+Z, or ⟲ Page).</source>
<translation>Eine Eingabe oder ein Zielwert wurde verschoben: Nimm das zurück (Strg+Z oder ⟲ Seite).</translation>
</message>
<message>
<source>Answer the question first.</source>
<translation>Beantworte erst die Frage.</translation>
</message>
<message>
<source>At {rate} it diverges. Now find a smaller one at which the loss still falls for 15 iterations.</source>
<translation>Bei {rate} divergiert er. Finde nun eine kleinere Lernrate, bei der der Verlust noch 15 Iterationen lang fällt.</translation>
</message>
<message>
<source>CSV text</source>
<translation>CSV-Text</translation>
</message>
<message>
<source>Diverged after iteration {iteration}: gradients not reset add up to longer and longer steps.</source>
<translation>Divergiert nach Iteration {iteration}: nicht zurückgesetzte Gradienten summieren sich zu immer längeren Schritten.</translation>
</message>
<message>
<source>Diverged after iteration {iteration}: rates are stable up to {stable} here, try {lower}.</source>
<translation>Divergiert nach Iteration {iteration}: stabil sind hier Lernraten bis {stable}, versuche {lower}.</translation>
</message>
<message>
<source>Diverged after iteration {iteration}: the rate {rate} is too high here, try {lower}.</source>
<translation>Divergiert nach Iteration {iteration}: die Lernrate {rate} ist hier zu hoch, versuche {lower}.</translation>
</message>
<message>
<source>Diverged after iteration {iteration}: the wrong sign makes each step climb.</source>
<translation>Divergiert nach Iteration {iteration}: das falsche Vorzeichen lässt jeden Schritt steigen.</translation>
</message>
<message>
<source>Draw until it reads {name}.</source>
<translation>Zeichne, bis {name} gelesen wird.</translation>
</message>
<message>
<source>Draw until it reads {name}. Now it reads {reading}.</source>
<translation>Zeichne, bis {name} gelesen wird. Jetzt wird {reading} gelesen.</translation>
</message>
<message>
<source>Each step overshoots further: the learning rate {rate} is above {stable}, the largest stable rate here (2 divided by the curvature {curvature}).</source>
<translation>Jeder Schritt schießt weiter hinaus: die Lernrate {rate} liegt über {stable}, der größten stabilen hier (2 geteilt durch die Krümmung {curvature}).</translation>
</message>
<message>
<source>File name too long</source>
<translation>Der Dateiname ist zu lang</translation>
</message>
<message>
<source>First find a learning rate at which the loss grows and grows.</source>
<translation>Finde erst eine Lernrate, bei der der Verlust immer weiter wächst.</translation>
</message>
<message>
<source>First train until the validation loss has clearly risen again.</source>
<translation>Trainiere erst, bis der Validierungsverlust deutlich wieder gestiegen ist.</translation>
</message>
<message>
<source>Go back to the start (R).</source>
<translation>Gehe zurück zum Anfang (R).</translation>
</message>
<message>
<source>Go on to the move “{move}” (the . key).</source>
<translation>Gehe weiter bis zum Zug „{move}“ (Taste .).</translation>
</message>
<message>
<source>Input/output error</source>
<translation>Lese- oder Schreibfehler des Geräts</translation>
</message>
<message>
<source>Is a directory</source>
<translation>Das ist ein Ordner</translation>
</message>
<message>
<source>It reads {reading}. On the same paper, go on until it reads {name}.</source>
<translation>Es wird {reading} gelesen. Zeichne auf demselben Blatt weiter, bis {name} gelesen wird.</translation>
</message>
<message>
<source>Iteration {iteration} is too early.</source>
<translation>Iteration {iteration} ist zu früh.</translation>
</message>
<message>
<source>Iteration {iteration} is too late.</source>
<translation>Iteration {iteration} ist zu spät.</translation>
</message>
<message>
<source>JSON in UTF-8</source>
<translation>JSON in UTF-8</translation>
</message>
<message>
<source>MP4 needs ffmpeg, which is not installed; install ffmpeg, or choose GIF.</source>
<translation>MP4 braucht ffmpeg, das nicht installiert ist; installiere ffmpeg, oder wähle GIF.</translation>
</message>
<message>
<source>Mend the training loop first: the runners of a race train as they should.</source>
<translation>Bring erst die Trainingsschleife in Ordnung: die Läufer eines Wettlaufs trainieren so, wie es sein soll.</translation>
</message>
<message>
<source>Move a number by hand.</source>
<translation>Bewege eine Zahl von Hand.</translation>
</message>
<message>
<source>No earlier move is kept: this is where the run begins.</source>
<translation>Kein früherer Zug ist aufbewahrt: hier beginnt der Lauf.</translation>
</message>
<message>
<source>No space left on device</source>
<translation>Auf dem Datenträger ist kein Platz mehr</translation>
</message>
<message>
<source>No such file or directory</source>
<translation>Diese Datei oder diesen Ordner gibt es nicht</translation>
</message>
<message>
<source>No two hidden units are the same yet.</source>
<translation>Noch sind keine zwei verborgenen Neuronen gleich.</translation>
</message>
<message>
<source>Not a directory</source>
<translation>Das ist kein Ordner</translation>
</message>
<message>
<source>Not every gradient has changed its sign yet.</source>
<translation>Noch nicht jeder Gradient hat sein Vorzeichen gewechselt.</translation>
</message>
<message>
<source>Not yet.</source>
<translation>Noch nicht.</translation>
</message>
<message>
<source>Now it was trained. Press R to go back, and do it by hand.</source>
<translation>Jetzt wurde trainiert. Drücke R, um zurückzugehen, und tu es von Hand.</translation>
</message>
<message>
<source>ONNX needs the package onnx; install it with: pip install backprop-studio[onnx]</source>
<translation>ONNX braucht das Paket onnx; installiere es mit: pip install backprop-studio[onnx]</translation>
</message>
<message>
<source>One row with a missing value was left out.</source>
<translation>Eine Zeile mit einem fehlenden Wert wurde weggelassen.</translation>
</message>
<message>
<source>Open the view “{name}”.</source>
<translation>Öffne die Ansicht „{name}“.</translation>
</message>
<message>
<source>Operation not permitted</source>
<translation>Das ist nicht erlaubt</translation>
</message>
<message>
<source>Permission denied</source>
<translation>Der Zugriff ist nicht erlaubt</translation>
</message>
<message>
<source>Read-only file system</source>
<translation>Der Datenträger ist schreibgeschützt</translation>
</message>
<message>
<source>Start the race.</source>
<translation>Starte den Wettlauf.</translation>
</message>
<message>
<source>Still to be chosen on the diagram: {names}.</source>
<translation>Noch im Diagramm zu wählen: {names}.</translation>
</message>
<message>
<source>Still to be moved by hand: {names}.</source>
<translation>Noch von Hand zu bewegen: {names}.</translation>
</message>
<message>
<source>Stopped early at iteration {iteration}: one epoch without a smaller validation loss.</source>
<translation>Früh beendet bei Iteration {iteration}: eine Epoche ohne kleineren Validierungsverlust.</translation>
</message>
<message>
<source>Stopped early at iteration {iteration}: {count} epochs without a smaller validation loss.</source>
<translation>Früh beendet bei Iteration {iteration}: {count} Epochen ohne kleineren Validierungsverlust.</translation>
</message>
<message>
<source>Switch on: {names}.</source>
<translation>Schalte ein: {names}.</translation>
</message>
<message>
<source>Switch the mistakes off.</source>
<translation>Schalte die Fehler aus.</translation>
</message>
<message>
<source>That took {iteration} iterations, and {most} are allowed. R goes back.</source>
<translation>Das waren {iteration} Iterationen, und {most} sind erlaubt. R geht zurück.</translation>
</message>
<message>
<source>The largest gradient is still {value}.</source>
<translation>Der größte Gradient ist noch {value}.</translation>
</message>
<message>
<source>The limit lies between {low} and {high}. Bring the two within {within}.</source>
<translation>Die Grenze liegt zwischen {low} und {high}. Bring die beiden auf {within} aneinander heran.</translation>
</message>
<message>
<source>The loss has not run away yet.</source>
<translation>Der Verlust ist noch nicht davongelaufen.</translation>
</message>
<message>
<source>The loss is {loss}; it has to come below {bound}.</source>
<translation>Der Verlust ist {loss}; er muss unter {bound} kommen.</translation>
</message>
<message>
<source>The loss is {loss}; it has to rise above {bound}.</source>
<translation>Der Verlust ist {loss}; er muss über {bound} steigen.</translation>
</message>
<message>
<source>The loss ran away.</source>
<translation>Der Verlust ist davongelaufen.</translation>
</message>
<message>
<source>The network has {count} parameters; a sheet to calculate by hand is made for at most {most}.</source>
<translation>Das Netz hat {count} Parameter; ein Blatt zum Rechnen von Hand gibt es für höchstens {most}.</translation>
</message>
<message>
<source>The network holds numbers too large for the float32 of an ONNX model.</source>
<translation>Das Netz enthält Zahlen, die für float32 in einem ONNX-Modell zu groß sind.</translation>
</message>
<message>
<source>The race has come {made} of {count} iterations.</source>
<translation>Der Wettlauf ist {made} von {count} Iterationen weit.</translation>
</message>
<message>
<source>The right answer is still missing.</source>
<translation>Die richtige Antwort fehlt noch.</translation>
</message>
<message>
<source>The run before that reset is no longer kept.</source>
<translation>Der Lauf vor diesem Zurücksetzen ist nicht mehr aufbewahrt.</translation>
</message>
<message>
<source>The run before that take-over is no longer kept.</source>
<translation>Der Lauf vor dieser Übernahme ist nicht mehr aufbewahrt.</translation>
</message>
<message>
<source>The run has not stopped by itself.</source>
<translation>Der Lauf hat nicht von selbst aufgehört.</translation>
</message>
<message>
<source>The share of right answers is {now}; it has to be above {bound} %.</source>
<translation>Der Anteil richtiger Antworten ist {now}; er muss über {bound} % liegen.</translation>
</message>
<message>
<source>The {name} is not yet the one that is asked for.</source>
<translation>„{name}“ ist noch nicht so, wie es verlangt ist.</translation>
</message>
<message>
<source>They are the same after {iteration} iterations; train {count}.</source>
<translation>Sie sind nach {iteration} Iterationen gleich; trainiere {count}.</translation>
</message>
<message>
<source>This time let the program train, from the start (R).</source>
<translation>Lass diesmal das Programm trainieren, vom Anfang an (R).</translation>
</message>
<message>
<source>Too many levels of symbolic links</source>
<translation>Zu viele Verknüpfungen hintereinander</translation>
</message>
<message>
<source>You have changed {names}; here {most} will do. Ctrl+Z undoes.</source>
<translation>Du hast {names} geändert; hier genügt {most}. Strg+Z macht rückgängig.</translation>
</message>
<message>
<source>a PDF document</source>
<translation>ein PDF-Dokument</translation>
</message>
<message>
<source>a Parquet file</source>
<translation>eine Parquet-Datei</translation>
</message>
<message>
<source>a batch has a whole number of rows, 1 or more</source>
<translation>ein Batch hat eine ganze Zahl von Zeilen, mindestens 1</translation>
</message>
<message>
<source>a brace is missing in ${text}$</source>
<translation>in ${text}$ fehlt eine Klammer</translation>
</message>
<message>
<source>a brace stands after a command, _ or ^: ${text}$</source>
<translation>eine Klammer steht nach einem Befehl, _ oder ^: ${text}$</translation>
</message>
<message>
<source>a byte that is not UTF-8 at position {start}</source>
<translation>ein Byte, das kein UTF-8 ist, an Stelle {start}</translation>
</message>
<message>
<source>a byte that is not {name} at position {start}</source>
<translation>ein Byte, das kein {name} ist, an Stelle {start}</translation>
</message>
<message>
<source>a closing brace is missing in ${text}$</source>
<translation>in ${text}$ fehlt eine schließende Klammer</translation>
</message>
<message>
<source>a compressed file</source>
<translation>eine komprimierte Datei</translation>
</message>
<message>
<source>a displayed formula stands on one line: $$ … $$</source>
<translation>eine abgesetzte Formel steht in einer Zeile: $$ … $$</translation>
</message>
<message>
<source>a document to read</source>
<translation>ein lesbares Dokument</translation>
</message>
<message>
<source>a file inside the document's folder</source>
<translation>eine Datei im Ordner des Dokuments</translation>
</message>
<message>
<source>a file of questions is called as 03-name.toml is</source>
<translation>eine Datei mit Fragen heißt so wie 03-name.toml</translation>
</message>
<message>
<source>a file of {size} bytes</source>
<translation>eine Datei von {size} Bytes</translation>
</message>
<message>
<source>a file to read</source>
<translation>eine lesbare Datei</translation>
</message>
<message>
<source>a finite number</source>
<translation>eine endliche Zahl</translation>
</message>
<message>
<source>a finite number, as in the rest of the column</source>
<translation>eine endliche Zahl, wie im Rest der Spalte</translation>
</message>
<message>
<source>a formula</source>
<translation>eine Formel</translation>
</message>
<message>
<source>a header and at least one row</source>
<translation>eine Kopfzeile und mindestens eine Zeile</translation>
</message>
<message>
<source>a lecture of at most 256 MiB</source>
<translation>ein Vortrag von höchstens 256 MiB</translation>
</message>
<message>
<source>a lecture to read</source>
<translation>ein lesbarer Vortrag</translation>
</message>
<message>
<source>a lesson has {fewest} to {most} pages, this one has {count}</source>
<translation>eine Lektion hat {fewest} bis {most} Seiten, diese hat {count}</translation>
</message>
<message>
<source>a list</source>
<translation>eine Liste</translation>
</message>
<message>
<source>a list of numbers, a list of lists of equal length, or an object of base64</source>
<translation>eine Liste von Zahlen, eine Liste gleich langer Listen, oder ein Objekt mit base64</translation>
</message>
<message>
<source>a list of one or two whole numbers</source>
<translation>eine Liste aus einer oder zwei ganzen Zahlen</translation>
</message>
<message>
<source>a list of rows, each a list of numbers</source>
<translation>eine Liste von Zeilen, jede eine Liste von Zahlen</translation>
</message>
<message>
<source>a list of {count}</source>
<translation>eine Liste von {count}</translation>
</message>
<message>
<source>a list of {low} to {high}</source>
<translation>eine Liste von {low} bis {high}</translation>
</message>
<message>
<source>a list of {width} numbers, as the first row is</source>
<translation>eine Liste von {width} Zahlen, wie die erste Zeile</translation>
</message>
<message>
<source>a missing value in every row</source>
<translation>ein fehlender Wert in jeder Zeile</translation>
</message>
<message>
<source>a noise that keeps numbers finite</source>
<translation>ein Rauschen, das die Zahlen endlich lässt</translation>
</message>
<message>
<source>a number</source>
<translation>eine Zahl</translation>
</message>
<message>
<source>a number below 1.8e308</source>
<translation>eine Zahl unter 1.8e308</translation>
</message>
<message>
<source>a number from 0 to 1 with {kind}</source>
<translation>eine Zahl von 0 bis 1 mit {kind}</translation>
</message>
<message>
<source>a number of thousands of digits</source>
<translation>eine Zahl mit Tausenden von Ziffern</translation>
</message>
<message>
<source>a number that is not finite</source>
<translation>eine Zahl, die nicht endlich ist</translation>
</message>
<message>
<source>a number that is too large</source>
<translation>eine zu große Zahl</translation>
</message>
<message>
<source>a number, as in the rest of the column</source>
<translation>eine Zahl, wie im Rest der Spalte</translation>
</message>
<message>
<source>a page begins with a line +++ and its facts in TOML</source>
<translation>eine Seite beginnt mit einer Zeile +++ und ihren Angaben in TOML</translation>
</message>
<message>
<source>a page has at most {most} words, this one has {count}</source>
<translation>eine Seite hat höchstens {most} Wörter, diese hat {count}</translation>
</message>
<message>
<source>a page has no headings within its text</source>
<translation>eine Seite hat in ihrem Text keine Überschriften</translation>
</message>
<message>
<source>a page is called as 3-name.md is: number, name, .md</source>
<translation>eine Seite heißt so wie 3-name.md: Nummer, Name, .md</translation>
</message>
<message>
<source>a picture</source>
<translation>ein Bild</translation>
</message>
<message>
<source>a power has an exponent of at most 64</source>
<translation>eine Potenz hat einen Exponenten von höchstens 64</translation>
</message>
<message>
<source>a prediction has either choices or a number</source>
<translation>eine Vorhersage hat entweder Antworten zur Wahl oder eine Zahl</translation>
</message>
<message>
<source>a question of the kind “{kind}” has no “{key}”</source>
<translation>eine Frage der Art „{kind}“ hat kein „{key}“</translation>
</message>
<message>
<source>a question of the kind “{kind}” has “{key}”</source>
<translation>eine Frage der Art „{kind}“ hat „{key}“</translation>
</message>
<message>
<source>a quotation mark that is never closed</source>
<translation>ein Anführungszeichen, das nie geschlossen wird</translation>
</message>
<message>
<source>a range from {low:g} to {high:g}</source>
<translation>ein Bereich von {low:g} bis {high:g}</translation>
</message>
<message>
<source>a range that rises</source>
<translation>ein steigender Bereich</translation>
</message>
<message>
<source>a relative path inside the document's folder</source>
<translation>ein relativer Pfad im Ordner des Dokuments</translation>
</message>
<message>
<source>a row</source>
<translation>eine Zeile</translation>
</message>
<message>
<source>a smaller table</source>
<translation>eine kleinere Tabelle</translation>
</message>
<message>
<source>a sum of 1 with cross_entropy</source>
<translation>eine Summe von 1 mit cross_entropy</translation>
</message>
<message>
<source>a table beside a document that is saved</source>
<translation>eine Tabelle neben einem gespeicherten Dokument</translation>
</message>
<message>
<source>a value in some rows</source>
<translation>ein Wert in einigen Zeilen</translation>
</message>
<message>
<source>a value of the wrong kind</source>
<translation>ein Wert der falschen Art</translation>
</message>
<message>
<source>a value that does not fit</source>
<translation>ein Wert, der nicht passt</translation>
</message>
<message>
<source>a whole number</source>
<translation>eine ganze Zahl</translation>
</message>
<message>
<source>a whole number from 0 to {count}</source>
<translation>eine ganze Zahl von 0 bis {count}</translation>
</message>
<message>
<source>a whole number from 0 to {rows}</source>
<translation>eine ganze Zahl von 0 bis {rows}</translation>
</message>
<message>
<source>a whole number from 1 to {limit}</source>
<translation>eine ganze Zahl von 1 bis {limit}</translation>
</message>
<message>
<source>a whole number from 1 to {rows}</source>
<translation>eine ganze Zahl von 1 bis {rows}</translation>
</message>
<message>
<source>a whole number of more than 60 digits</source>
<translation>eine ganze Zahl mit mehr als 60 Ziffern</translation>
</message>
<message>
<source>a word</source>
<translation>ein Wort</translation>
</message>
<message>
<source>a workbook of an old kind</source>
<translation>eine Arbeitsmappe alter Art</translation>
</message>
<message>
<source>a workbook or another zipped file</source>
<translation>eine Arbeitsmappe oder eine andere gezippte Datei</translation>
</message>
<message>
<source>a wrong number is so near to the right one that it counts as right</source>
<translation>eine falsche Zahl liegt so nah an der richtigen, dass sie als richtig gilt</translation>
</message>
<message>
<source>a zero byte at position {index}</source>
<translation>ein Nullbyte an Stelle {index}</translation>
</message>
<message>
<source>above {limit}</source>
<translation>über {limit}</translation>
</message>
<message>
<source>after some iterations only weights and biases can be set</source>
<translation>nach einigen Iterationen lassen sich nur Gewichte und Biase setzen</translation>
</message>
<message>
<source>after(n, …) takes a whole number from 0 to 2000: “{text}”</source>
<translation>after(n, …) nimmt eine ganze Zahl von 0 bis 2000: „{text}“</translation>
</message>
<message>
<source>after(…) stands outside of what is set after other iterations</source>
<translation>after(…) steht außerhalb dessen, was nach anderen Iterationen gesetzt wird</translation>
</message>
<message>
<source>an array</source>
<translation>ein Array</translation>
</message>
<message>
<source>an array of numbers</source>
<translation>ein Array von Zahlen</translation>
</message>
<message>
<source>an empty object</source>
<translation>ein leeres Objekt</translation>
</message>
<message>
<source>an empty row</source>
<translation>eine leere Zeile</translation>
</message>
<message>
<source>an entry has at most {most} words</source>
<translation>ein Eintrag hat höchstens {most} Wörter</translation>
</message>
<message>
<source>an entry has two sentences, this one has {sentences}</source>
<translation>ein Eintrag hat zwei Sätze, dieser hat {sentences}</translation>
</message>
<message>
<source>an expression has at most {most} signs</source>
<translation>ein Ausdruck hat höchstens {most} Zeichen</translation>
</message>
<message>
<source>an index is missing in ${text}$</source>
<translation>in ${text}$ fehlt ein Index</translation>
</message>
<message>
<source>an index stands after a letter: ${text}$</source>
<translation>ein Index steht nach einem Buchstaben: ${text}$</translation>
</message>
<message>
<source>an object</source>
<translation>ein Objekt</translation>
</message>
<message>
<source>an object of one of the kinds {names}</source>
<translation>ein Objekt von einer der Arten {names}</translation>
</message>
<message>
<source>an object with {key}, {allowed}</source>
<translation>ein Objekt mit {key}, {allowed}</translation>
</message>
<message>
<source>at least 2 with softmax</source>
<translation>mindestens 2 mit Softmax</translation>
</message>
<message>
<source>at least one number a row</source>
<translation>mindestens eine Zahl je Zeile</translation>
</message>
<message>
<source>at least one of {names}</source>
<translation>mindestens eins von {names}</translation>
</message>
<message>
<source>at least one view is shown</source>
<translation>mindestens eine Ansicht wird gezeigt</translation>
</message>
<message>
<source>at least one whole row</source>
<translation>mindestens eine vollständige Zeile</translation>
</message>
<message>
<source>at most 256 MiB</source>
<translation>höchstens 256 MiB</translation>
</message>
<message>
<source>at most {limit}</source>
<translation>höchstens {limit}</translation>
</message>
<message>
<source>at most {limit} levels</source>
<translation>höchstens {limit} Ebenen</translation>
</message>
<message>
<source>at most {limit} numbers</source>
<translation>höchstens {limit} Zahlen</translation>
</message>
<message>
<source>base64</source>
<translation>base64</translation>
</message>
<message>
<source>below {limit}</source>
<translation>unter {limit}</translation>
</message>
<message>
<source>both or neither</source>
<translation>beides oder keins von beiden</translation>
</message>
<message>
<source>column {name}</source>
<translation>Spalte {name}</translation>
</message>
<message>
<source>columns</source>
<translation>Spalten</translation>
</message>
<message>
<source>cross_entropy, as the output layer is softmax</source>
<translation>cross_entropy, da die Ausgabeschicht Softmax hat</translation>
</message>
<message>
<source>different names</source>
<translation>verschiedene Namen</translation>
</message>
<message>
<source>document</source>
<translation>Dokument</translation>
</message>
<message>
<source>each column once</source>
<translation>jede Spalte einmal</translation>
</message>
<message>
<source>each key once</source>
<translation>jeder Schlüssel einmal</translation>
</message>
<message>
<source>early stopping with a validation_fraction that holds out at least one row</source>
<translation>frühes Beenden mit einer validation_fraction, die mindestens eine Zeile zurückhält</translation>
</message>
<message>
<source>either an experiment or a page of a lesson</source>
<translation>entweder ein Experiment oder eine Seite einer Lektion</translation>
</message>
<message>
<source>false on an output layer with {kind}</source>
<translation>false in einer Ausgabeschicht mit {kind}</translation>
</message>
<message>
<source>false, or a momentum above 0</source>
<translation>false, oder ein Momentum über 0</translation>
</message>
<message>
<source>ffmpeg could not make the film</source>
<translation>ffmpeg konnte den Film nicht erzeugen</translation>
</message>
<message>
<source>finite numbers</source>
<translation>endliche Zahlen</translation>
</message>
<message>
<source>forward pass</source>
<translation>Vorwärts</translation>
</message>
<message>
<source>header, columns {one} and {other}</source>
<translation>Kopfzeile, Spalten {one} und {other}</translation>
</message>
<message>
<source>hidden gradients</source>
<translation>Verborgene Gradienten</translation>
</message>
<message>
<source>it cannot be read: {problem}</source>
<translation>es lässt sich nicht lesen: {problem}</translation>
</message>
<message>
<source>it has more than the {most} bytes that are allowed</source>
<translation>es hat mehr als die {most} Bytes, die erlaubt sind</translation>
</message>
<message>
<source>it is not UTF-8</source>
<translation>es ist kein UTF-8</translation>
</message>
<message>
<source>it is not said what a wrong answer confuses</source>
<translation>es wird nicht gesagt, was eine falsche Antwort verwechselt</translation>
</message>
<message>
<source>it is not said what this answer confuses</source>
<translation>es wird nicht gesagt, was diese Antwort verwechselt</translation>
</message>
<message>
<source>it is right by itself or by “when”, not both</source>
<translation>sie ist von sich aus richtig oder durch „when“, nicht beides</translation>
</message>
<message>
<source>it leads out of its folder</source>
<translation>der Pfad führt aus seinem Ordner hinaus</translation>
</message>
<message>
<source>line {line}</source>
<translation>Zeile {line}</translation>
</message>
<message>
<source>line {line}, column {column}</source>
<translation>Zeile {line}, Spalte {column}</translation>
</message>
<message>
<source>lists are nested too deeply</source>
<translation>Listen sind zu tief geschachtelt</translation>
</message>
<message>
<source>loss</source>
<translation>Verlust</translation>
</message>
<message>
<source>more than fits into the memory</source>
<translation>mehr, als in den Speicher passt</translation>
</message>
<message>
<source>more than {limit} rows</source>
<translation>mehr als {limit} Zeilen</translation>
</message>
<message>
<source>no columns</source>
<translation>keine Spalten</translation>
</message>
<message>
<source>no lecture</source>
<translation>kein Vortrag</translation>
</message>
<message>
<source>no network of {count} has numbers that will do: {problem}</source>
<translation>kein Netz von {count} hat Zahlen, die sich eignen: {problem}</translation>
</message>
<message>
<source>no ordinary file</source>
<translation>keine gewöhnliche Datei</translation>
</message>
<message>
<source>no place is right</source>
<translation>keine Stelle ist richtig</translation>
</message>
<message>
<source>no rows</source>
<translation>keine Zeilen</translation>
</message>
<message>
<source>no such key with mnist, whose test digits are the validation rows</source>
<translation>kein solcher Schlüssel mit mnist, dessen Testziffern die Validierungszeilen sind</translation>
</message>
<message>
<source>no validation rows</source>
<translation>keine Validierungszeilen</translation>
</message>
<message>
<source>no values</source>
<translation>keine Werte</translation>
</message>
<message>
<source>no vectors</source>
<translation>keine Vektoren</translation>
</message>
<message>
<source>no {key} with mnist</source>
<translation>kein {key} mit mnist</translation>
</message>
<message>
<source>no {key} without batch_norm</source>
<translation>kein {key} ohne batch_norm</translation>
</message>
<message>
<source>none of the choices is right</source>
<translation>keine der Antworten ist richtig</translation>
</message>
<message>
<source>nothing</source>
<translation>nichts</translation>
</message>
<message>
<source>numbers</source>
<translation>Zahlen</translation>
</message>
<message>
<source>numbers are compared by &lt;, &lt;=, &gt;, &gt;=, == and !=</source>
<translation>Zahlen werden mit &lt;, &lt;=, &gt;, &gt;=, == und != verglichen</translation>
</message>
<message>
<source>numbers of at least 0</source>
<translation>Zahlen von mindestens 0</translation>
</message>
<message>
<source>numbers that are not in rows</source>
<translation>Zahlen, die nicht in Zeilen stehen</translation>
</message>
<message>
<source>numbers that {name} can hold</source>
<translation>Zahlen, die {name} fassen kann</translation>
</message>
<message>
<source>objects nested too deeply</source>
<translation>zu tief geschachtelte Objekte</translation>
</message>
<message>
<source>of at least {limit}</source>
<translation>ab {limit}</translation>
</message>
<message>
<source>one JSON object</source>
<translation>ein JSON-Objekt</translation>
</message>
<message>
<source>one JSON object in UTF-8</source>
<translation>ein JSON-Objekt in UTF-8</translation>
</message>
<message>
<source>one answer must be right, and {right} are</source>
<translation>eine Antwort muss richtig sein, und {right} sind es</translation>
</message>
<message>
<source>one of the columns {names}</source>
<translation>eine der Spalten {names}</translation>
</message>
<message>
<source>one of {names}</source>
<translation>eins von {names}</translation>
</message>
<message>
<source>only at(…) takes names with values, as in at(loss, w=1.01): “{text}”</source>
<translation>nur at(…) nimmt Namen mit Werten, wie in at(loss, w=1.01): „{text}“</translation>
</message>
<message>
<source>output gradient</source>
<translation>Ausgabegradient</translation>
</message>
<message>
<source>quotation marks in pairs</source>
<translation>Anführungszeichen in Paaren</translation>
</message>
<message>
<source>row {row} (line {line})</source>
<translation>Zeile {row} (Zeile {line} der Datei)</translation>
</message>
<message>
<source>row(n, …) takes a whole number from 1: “{text}”</source>
<translation>row(n, …) nimmt eine ganze Zahl ab 1: „{text}“</translation>
</message>
<message>
<source>softmax in the output layer only</source>
<translation>Softmax nur in der Ausgabeschicht</translation>
</message>
<message>
<source>some answers must be right, and some wrong</source>
<translation>einige Antworten müssen richtig sein, und einige falsch</translation>
</message>
<message>
<source>start, after and at are for small networks and few rows</source>
<translation>start, after und at sind für kleine Netze und wenige Zeilen</translation>
</message>
<message>
<source>steps stand in their right order, none is right by itself</source>
<translation>Schritte stehen in ihrer richtigen Reihenfolge, keiner ist für sich richtig</translation>
</message>
<message>
<source>table</source>
<translation>Tabelle</translation>
</message>
<message>
<source>text</source>
<translation>Text</translation>
</message>
<message>
<source>text that is not JSON ({problem})</source>
<translation>Text, der kein JSON ist ({problem})</translation>
</message>
<message>
<source>text that is not base64</source>
<translation>Text, der kein base64 ist</translation>
</message>
<message>
<source>the depth of the format</source>
<translation>die Tiefe des Formats</translation>
</message>
<message>
<source>the first page of a lesson has a scene with a document</source>
<translation>die erste Seite einer Lektion hat eine Szene mit einem Dokument</translation>
</message>
<message>
<source>the key twice</source>
<translation>der Schlüssel zweimal</translation>
</message>
<message>
<source>the key “{name}” is missing</source>
<translation>der Schlüssel „{name}“ fehlt</translation>
</message>
<message>
<source>the keys of {kind}: {names}</source>
<translation>die Schlüssel von {kind}: {names}</translation>
</message>
<message>
<source>the keys shape, dtype, base64</source>
<translation>die Schlüssel shape, dtype, base64</translation>
</message>
<message>
<source>the keys shape, dtype, base64, all three</source>
<translation>die Schlüssel shape, dtype, base64, alle drei</translation>
</message>
<message>
<source>the keys: {names}</source>
<translation>die Schlüssel: {names}</translation>
</message>
<message>
<source>the number is not finite</source>
<translation>die Zahl ist nicht endlich</translation>
</message>
<message>
<source>the page has no text</source>
<translation>die Seite hat keinen Text</translation>
</message>
<message>
<source>the picture is too large</source>
<translation>das Bild ist zu groß</translation>
</message>
<message>
<source>the second line +++ is missing</source>
<translation>die zweite Zeile +++ fehlt</translation>
</message>
<message>
<source>the shape ({size})</source>
<translation>die Form ({size})</translation>
</message>
<message>
<source>the shape {shape}</source>
<translation>die Form {shape}</translation>
</message>
<message>
<source>the sum {sum}</source>
<translation>die Summe {sum}</translation>
</message>
<message>
<source>the unknown key with {value}</source>
<translation>der unbekannte Schlüssel mit {value}</translation>
</message>
<message>
<source>there are 2 to 6 choices, not {count}</source>
<translation>es gibt 2 bis 6 Antworten, nicht {count}</translation>
</message>
<message>
<source>there are at least two choices</source>
<translation>es gibt mindestens zwei Antworten</translation>
</message>
<message>
<source>there are no questions here: no file such as 01-name.toml</source>
<translation>hier sind keine Fragen: keine Datei wie 01-name.toml</translation>
</message>
<message>
<source>there are two questions “{name}”</source>
<translation>es gibt zwei Fragen „{name}“</translation>
</message>
<message>
<source>there is either a document or a fresh network</source>
<translation>es gibt entweder ein Dokument oder ein frisches Netz</translation>
</message>
<message>
<source>there is no \{name} for formulas here</source>
<translation>es gibt hier kein \{name} für Formeln</translation>
</message>
<message>
<source>there is no entry “{name}”</source>
<translation>es gibt keinen Eintrag „{name}“</translation>
</message>
<message>
<source>there is no example “{name}”</source>
<translation>es gibt kein Beispiel „{name}“</translation>
</message>
<message>
<source>there is no file {name} in the lesson's folder</source>
<translation>im Ordner der Lektion gibt es keine Datei {name}</translation>
</message>
<message>
<source>there is no key “{name}” here</source>
<translation>hier gibt es keinen Schlüssel „{name}“</translation>
</message>
<message>
<source>there is no lesson here: no folder such as 01-name</source>
<translation>hier ist keine Lektion: kein Ordner wie 01-name</translation>
</message>
<message>
<source>there is no network “{fresh}” (there are {names})</source>
<translation>es gibt kein Netz „{fresh}“ (es gibt {names})</translation>
</message>
<message>
<source>there is no style “{style}” (there are {names})</source>
<translation>es gibt keinen Stil „{style}“ (es gibt {names})</translation>
</message>
<message>
<source>there is no training row {row}</source>
<translation>es gibt keine Trainingszeile {row}</translation>
</message>
<message>
<source>there is no view “{view}” (there are {names})</source>
<translation>es gibt keine Ansicht „{view}“ (es gibt {names})</translation>
</message>
<message>
<source>there is no {name}(…) with {count} values: “{text}”</source>
<translation>es gibt kein {name}(…) mit {count} Werten: „{text}“</translation>
</message>
<message>
<source>there is no {path} in this document</source>
<translation>in diesem Dokument gibt es kein {path}</translation>
</message>
<message>
<source>there is no “{name}” in this network (there are {some} …)</source>
<translation>in diesem Netz gibt es kein „{name}“ (es gibt {some} …)</translation>
</message>
<message>
<source>there is not enough memory</source>
<translation>der Speicher reicht nicht</translation>
</message>
<message>
<source>there is one closing brace too many in ${text}$</source>
<translation>in ${text}$ ist eine schließende Klammer zu viel</translation>
</message>
<message>
<source>this is not TOML: {problem}</source>
<translation>das ist kein TOML: {problem}</translation>
</message>
<message>
<source>this optimizer has no {name}</source>
<translation>dieser Optimierer hat kein {name}</translation>
</message>
<message>
<source>true or false</source>
<translation>true oder false</translation>
</message>
<message>
<source>two answers read the same</source>
<translation>zwei Antworten lauten gleich</translation>
</message>
<message>
<source>two classes</source>
<translation>zwei Klassen</translation>
</message>
<message>
<source>two columns named {name}</source>
<translation>zwei Spalten namens {name}</translation>
</message>
<message>
<source>unknown</source>
<translation>unbekannt</translation>
</message>
<message>
<source>up to {limit:g}</source>
<translation>bis {limit:g}</translation>
</message>
<message>
<source>update</source>
<translation>Aktualisierung</translation>
</message>
<message>
<source>{activation}, as the loss is {kind}</source>
<translation>{activation}, da der Verlust {kind} ist</translation>
</message>
<message>
<source>{condition} does not hold</source>
<translation>{condition} gilt nicht</translation>
</message>
<message>
<source>{count} bytes</source>
<translation>{count} Bytes</translation>
</message>
<message>
<source>{count} categories</source>
<translation>{count} Kategorien</translation>
</message>
<message>
<source>{count} cells</source>
<translation>{count} Zellen</translation>
</message>
<message>
<source>{count} characters of base64</source>
<translation>{count} Zeichen base64</translation>
</message>
<message>
<source>{count} different values</source>
<translation>{count} verschiedene Werte</translation>
</message>
<message>
<source>{count} entries</source>
<translation>{count} Einträge</translation>
</message>
<message>
<source>{count} names</source>
<translation>{count} Namen</translation>
</message>
<message>
<source>{count} parameters</source>
<translation>{count} Parameter</translation>
</message>
<message>
<source>{count} rows of {width} columns</source>
<translation>{count} Zeilen mit {width} Spalten</translation>
</message>
<message>
<source>{count}, one a layer</source>
<translation>{count}, je Schicht einer</translation>
</message>
<message>
<source>{features}, the number of inputs, as the layer is residual</source>
<translation>{features}, die Zahl der Eingaben, da die Schicht residual ist</translation>
</message>
<message>
<source>{file}, line {line}</source>
<translation>{file}, Zeile {line}</translation>
</message>
<message>
<source>{function}(…) is of a weight or a bias, and “{name}” is neither</source>
<translation>{function}(…) ist von einem Gewicht oder Bias, und „{name}“ ist keins von beiden</translation>
</message>
<message>
<source>{function}(…) is of an input or a target, and “{name}” is neither</source>
<translation>{function}(…) ist von einer Eingabe oder einem Zielwert, und „{name}“ ist keins von beiden</translation>
</message>
<message>
<source>{made} of {count} iterations made.</source>
<translation>{made} von {count} Iterationen gemacht.</translation>
</message>
<message>
<source>{made} of {count} moves made (the . key).</source>
<translation>{made} von {count} Zügen gemacht (Taste .).</translation>
</message>
<message>
<source>{names}, as the optimizer keeps</source>
<translation>{names}, wie der Optimierer sie führt</translation>
</message>
<message>
<source>{name} again</source>
<translation>noch einmal {name}</translation>
</message>
<message>
<source>{name} is begun by {sign} and not ended: “{text}”</source>
<translation>{name} wird mit {sign} begonnen und nicht beendet: „{text}“</translation>
</message>
<message>
<source>{outputs}, the number of target columns</source>
<translation>{outputs}, die Zahl der Zielspalten</translation>
</message>
<message>
<source>{path}, a link out of the folder</source>
<translation>{path}, eine Verknüpfung aus dem Ordner hinaus</translation>
</message>
<message>
<source>{path}, where there is no file</source>
<translation>{path}, wo keine Datei ist</translation>
</message>
<message>
<source>{place} (a key)</source>
<translation>{place} (ein Schlüssel)</translation>
</message>
<message>
<source>{place}: found {found}, allowed: {allowed}</source>
<translation>{place}: gefunden {found}, erlaubt: {allowed}</translation>
</message>
<message>
<source>{place}: {problem}</source>
<translation>{place}: {problem}</translation>
</message>
<message>
<source>{rows} rows</source>
<translation>{rows} Zeilen</translation>
</message>
<message>
<source>{rows} rows of so many columns</source>
<translation>{rows} Zeilen mit so vielen Spalten</translation>
</message>
<message>
<source>{rows} rows with missing values were left out.</source>
<translation>{rows} Zeilen mit fehlenden Werten wurden weggelassen.</translation>
</message>
<message>
<source>{row}, {column}</source>
<translation>{row}, {column}</translation>
</message>
<message>
<source>{size} bytes</source>
<translation>{size} Bytes</translation>
</message>
<message>
<source>{units}, the width below, as the layer is residual</source>
<translation>{units}, die Breite darunter, da die Schicht residual ist</translation>
</message>
<message>
<source>{value} in row {row} of those used, column {column}</source>
<translation>{value} in Zeile {row} der benutzten, Spalte {column}</translation>
</message>
<message>
<source>{wanted} bytes, as the shape says</source>
<translation>{wanted} Bytes, wie die Form sagt</translation>
</message>
<message>
<source>{wanted}, as many as inputs</source>
<translation>{wanted}, so viele wie Eingaben</translation>
</message>
<message>
<source>{wanted}, one a column</source>
<translation>{wanted}, je Spalte einer</translation>
</message>
<message>
<source>{what} from {low} to {high}</source>
<translation>{what} von {low} bis {high}</translation>
</message>
<message>
<source>{what} {limit}</source>
<translation>{what} {limit}</translation>
</message>
<message>
<source>{what} {low} and {high}</source>
<translation>{what} {low} und {high}</translation>
</message>
<message>
<source>{width}, as in the first line</source>
<translation>{width}, wie in der ersten Zeile</translation>
</message>
<message>
<source>{written} is too long to be read at a glance</source>
<translation>{written} ist zu lang, um auf einen Blick gelesen zu werden</translation>
</message>
<message>
<source>{written} is {value}; its sign has not changed by training yet.</source>
<translation>{written} ist {value}; das Vorzeichen hat sich durch Training noch nicht geändert.</translation>
</message>
<message>
<source>“needs” is for a network drawn anew</source>
<translation>„needs“ ist für ein neu gezogenes Netz</translation>
</message>
<message>
<source>“{entry}” is not in the glossary</source>
<translation>„{entry}“ steht nicht im Glossar</translation>
</message>
<message>
<source>“{expression}” is no number but true or false</source>
<translation>„{expression}“ ist keine Zahl, sondern wahr oder falsch</translation>
</message>
<message>
<source>“{expression}” is not finite here</source>
<translation>„{expression}“ ist hier nicht endlich</translation>
</message>
<message>
<source>“{name}” cannot be set: only weights, biases, rate, momentum, batch, and inline inputs and targets can</source>
<translation>„{name}“ lässt sich nicht setzen, nur Gewichte, Biase, rate, momentum, batch und eigene Eingaben und Zielwerte</translation>
</message>
<message>
<source>“{name}” is no weight and no bias</source>
<translation>„{name}“ ist kein Gewicht und kein Bias</translation>
</message>
<message>
<source>“{text}” cannot be computed</source>
<translation>„{text}“ lässt sich nicht berechnen</translation>
</message>
<message>
<source>“{text}” holds something that is not allowed in a lesson</source>
<translation>„{text}“ enthält etwas, das in einer Lektion nicht erlaubt ist</translation>
</message>
<message>
<source>“{text}” is no expression</source>
<translation>„{text}“ ist kein Ausdruck</translation>
</message>
<message>
<source>“{word}” is not in the glossary</source>
<translation>„{word}“ steht nicht im Glossar</translation>
</message>
</context>
<context>
<name>PlanPanel</name>
<message>
<source>1 input</source>
<translation>1 Eingabe</translation>
</message>
<message>
<source>A quantity</source>
<translation>Eine Größe</translation>
</message>
<message>
<source>Guessed from the target. A quantity is fitted; a class gets a probability</source>
<translation>Aus dem Zielwert erraten. Eine Größe wird angenähert; eine Klasse bekommt eine Wahrscheinlichkeit</translation>
</message>
<message>
<source>Held out</source>
<translation>Zurückgehalten</translation>
</message>
<message>
<source>Held out for validation</source>
<translation>Für die Validierung zurückgehalten</translation>
</message>
<message>
<source>Hidden units</source>
<translation>Verborgene Einheiten</translation>
</message>
<message>
<source>Kind of problem</source>
<translation>Art des Problems</translation>
</message>
<message>
<source>Network to begin with</source>
<translation>Netz für den Anfang</translation>
</message>
<message>
<source>Rows</source>
<translation>Zeilen</translation>
</message>
<message>
<source>Several classes</source>
<translation>Mehrere Klassen</translation>
</message>
<message>
<source>Standardize the columns</source>
<translation>Die Spalten standardisieren</translation>
</message>
<message>
<source>Subtract each column's mean and divide by its standard deviation, so that no column outweighs another. Axes keep the table's own units.</source>
<translation>Von jeder Spalte das Mittel abziehen und durch ihre Standardabweichung teilen, damit keine schwerer wiegt als eine andere. Die Achsen behalten die Einheiten der Tabelle.</translation>
</message>
<message>
<source>Target is</source>
<translation>Der Zielwert ist</translation>
</message>
<message>
<source>The share of the rows that is not trained on, to see whether it generalizes</source>
<translation>Der Anteil der Zeilen, mit denen nicht trainiert wird, um zu sehen, ob es verallgemeinert</translation>
</message>
<message>
<source>Two classes</source>
<translation>Zwei Klassen</translation>
</message>
<message>
<source>Units of the one hidden layer, tanh; 0 for none</source>
<translation>Einheiten der einen verborgenen Schicht, tanh; 0 für keine</translation>
</message>
<message>
<source>What is learned</source>
<translation>Was gelernt wird</translation>
</message>
<message>
<source>binary cross-entropy</source>
<translation>binäre Kreuzentropie</translation>
</message>
<message>
<source>cross-entropy</source>
<translation>Kreuzentropie</translation>
</message>
<message>
<source>mean squared error</source>
<translation>mittlerer quadratischer Fehler</translation>
</message>
<message>
<source>{count} inputs</source>
<translation>{count} Eingaben</translation>
</message>
<message>
<source>{layers}; loss: {loss}; optimizer: Adam. All can be changed later.</source>
<translation>{layers}; Verlust: {loss}; Optimierer: Adam. Alles lässt sich später ändern.</translation>
</message>
<message>
<source>{units} tanh</source>
<translation>{units} tanh</translation>
</message>
</context>
<context>
<name>Plots</name>
<message>
<source>earlier branch</source>
<translation>früherer Zweig</translation>
</message>
<message>
<source>whole run</source>
<translation>ganzer Lauf</translation>
</message>
</context>
<context>
<name>PointBar</name>
<message>
<source>Add</source>
<translation>Hinzufügen</translation>
</message>
<message>
<source>Add points: {name}</source>
<translation>Punkte hinzufügen: {name}</translation>
</message>
<message>
<source>Click into the plot to add points</source>
<translation>Klicke in das Bild, um Punkte hinzuzufügen</translation>
</message>
<message>
<source>Click or drag over points</source>
<translation>Klicke oder ziehe über Punkte</translation>
</message>
<message>
<source>Click or drag to add points: {name} (key {number})</source>
<translation>Klicke oder ziehe, um Punkte hinzuzufügen: {name} (Taste {number})</translation>
</message>
<message>
<source>Drag points elsewhere</source>
<translation>Ziehe Punkte woandershin</translation>
</message>
<message>
<source>Erase</source>
<translation>Radieren</translation>
</message>
<message>
<source>Move</source>
<translation>Verschieben</translation>
</message>
<message>
<source>Target of new points</source>
<translation>Zielwert neuer Punkte</translation>
</message>
<message>
<source>Tools for points</source>
<translation>Werkzeuge für Punkte</translation>
</message>
<message>
<source>{name} of new points</source>
<translation>{name} neuer Punkte</translation>
</message>
</context>
<context>
<name>PointEditing</name>
<message>
<source>Add points</source>
<translation>Punkte hinzufügen</translation>
</message>
<message>
<source>Erase points</source>
<translation>Punkte entfernen</translation>
</message>
<message>
<source>Move a point</source>
<translation>Einen Punkt verschieben</translation>
</message>
<message>
<source>Only a sample of this table is shown: open it by File, Open table.</source>
<translation>Von dieser Tabelle ist nur eine Stichprobe gezeigt: öffne sie über Datei, Tabelle öffnen.</translation>
</message>
<message>
<source>The last point stays: a network needs one to learn from.</source>
<translation>Der letzte Punkt bleibt: ein Netz braucht einen, um daraus zu lernen.</translation>
</message>
<message>
<source>The points are now rows of the document.</source>
<translation>Die Punkte sind jetzt Zeilen des Dokuments.</translation>
</message>
</context>
<context>
<name>PointWorkbench</name>
<message>
<source>Add, move and erase points by hand. Keys in the plot: arrows and Return, Delete, digits for the class, Escape to end</source>
<translation>Punkte von Hand hinzufügen, verschieben und entfernen. Tasten im Bild: Pfeile und Eingabe, Entf, Ziffern für die Klasse, Esc zum Beenden</translation>
</message>
<message>
<source>Edit</source>
<translation>Bearbeiten</translation>
</message>
<message>
<source>Edit the points</source>
<translation>Punkte bearbeiten</translation>
</message>
</context>
<context>
<name>Poll</name>
<message>
<source>Close</source>
<translation>Schließen</translation>
</message>
<message>
<source>Raised hands for choice {n}</source>
<translation>Gehobene Hände für Antwort {n}</translation>
</message>
<message>
<source>Show the answer</source>
<translation>Die Antwort zeigen</translation>
</message>
<message>
<source>Show the bars</source>
<translation>Die Balken zeigen</translation>
</message>
</context>
<context>
<name>PredictedView</name>
<message>
<source>, validation {typical}</source>
<translation>, Validierung {typical}</translation>
</message>
<message>
<source>&gt; 3 √MSE off</source>
<translation>&gt; 3 √MSE daneben</translation>
</message>
<message>
<source>Predicted against actual</source>
<translation>Vorhersage gegen Istwert</translation>
</message>
<message>
<source>actual {name}{unit}</source>
<translation>Istwert {name}{unit}</translation>
</message>
<message>
<source>all {count} targets</source>
<translation>alle {count} Zielwerte</translation>
</message>
<message>
<source>off by {typical} (√MSE)</source>
<translation>um {typical} daneben (√MSE)</translation>
</message>
<message>
<source>predicted</source>
<translation>vorhergesagt</translation>
</message>
<message>
<source>predicted more than three times the typical error off</source>
<translation>um mehr als das Dreifache des typischen Fehlers daneben</translation>
</message>
<message>
<source>the predictions are beyond all numbers</source>
<translation>die Vorhersagen sind über allen Zahlen</translation>
</message>
<message>
<source>training</source>
<translation>Training</translation>
</message>
<message>
<source>validation</source>
<translation>Validierung</translation>
</message>
<message>
<source>ŷ = y</source>
<translation>ŷ = y</translation>
</message>
<message>
<source>ŷ − y</source>
<translation>ŷ − y</translation>
</message>
</context>
<context>
<name>PredictionCard</name>
<message>
<source>?  Guess first</source>
<translation>?  Rate erst</translation>
</message>
<message>
<source>Compare your answer with what is computed</source>
<translation>Deine Antwort mit dem Berechneten vergleichen</translation>
</message>
<message>
<source>Show</source>
<translation>Zeigen</translation>
</message>
<message>
<source>You said {answer}; computed: {computed}.</source>
<translation>Du sagtest {answer}; berechnet: {computed}.</translation>
</message>
<message>
<source>You said “{answer}”. Computed: “{computed}”.</source>
<translation>Du sagtest „{answer}“. Berechnet: „{computed}“.</translation>
</message>
<message>
<source>Your guess</source>
<translation>Deine Schätzung</translation>
</message>
<message>
<source>your guess</source>
<translation>deine Schätzung</translation>
</message>
<message>
<source>✓ You said {answer}; computed: {computed}.</source>
<translation>✓ Du sagtest {answer}; berechnet: {computed}.</translation>
</message>
<message>
<source>✓ You said “{answer}”: so it is.</source>
<translation>✓ Du sagtest „{answer}“: so ist es.</translation>
</message>
</context>
<context>
<name>Presenting</name>
<message>
<source>A screen is gone; the lecture goes on here.</source>
<translation>Ein Bildschirm ist weg; der Vortrag geht hier weiter.</translation>
</message>
</context>
<context>
<name>PreviewGrid</name>
<message>
<source>First rows of the table</source>
<translation>Erste Zeilen der Tabelle</translation>
</message>
</context>
<context>
<name>ProbabilityBars</name>
<message>
<source>Probabilities</source>
<translation>Wahrscheinlichkeiten</translation>
</message>
</context>
<context>
<name>Quantity</name>
<message>
<source>accuracy</source>
<translation>Trefferquote</translation>
</message>
<message>
<source>epoch</source>
<translation>Epoche</translation>
</message>
<message>
<source>iteration</source>
<translation>Iteration</translation>
</message>
<message>
<source>length of layer {number}'s gradient</source>
<translation>Länge des Gradienten von Schicht {number}</translation>
</message>
</context>
<context>
<name>QuestionDialog</name>
<message>
<source>A question needs words and two choices</source>
<translation>Eine Frage braucht Worte und zwei Antworten</translation>
</message>
<message>
<source>A question to the hall</source>
<translation>Eine Frage an den Saal</translation>
</message>
<message>
<source>Answered by</source>
<translation>Beantwortet durch</translation>
</message>
<message>
<source>Choice {number}</source>
<translation>Antwort {number}</translation>
</message>
<message>
<source>Question</source>
<translation>Frage</translation>
</message>
<message>
<source>What answers it</source>
<translation>Was sie beantwortet</translation>
</message>
<message>
<source>What is {name}?</source>
<translation>Was ist {name}?</translation>
</message>
<message>
<source>nothing computed</source>
<translation>nichts Berechnetes</translation>
</message>
</context>
<context>
<name>QuestionPage</name>
<message>
<source>A network drawn for this question</source>
<translation>Ein Netz, für diese Frage ausgelost</translation>
</message>
<message>
<source>Check</source>
<translation>Prüfen</translation>
</message>
<message>
<source>Compare your answer with the right one (Enter)</source>
<translation>Deine Antwort mit der richtigen vergleichen (Eingabe)</translation>
</message>
<message>
<source>Go on without an answer; it counts as not right</source>
<translation>Ohne Antwort weiter; das zählt als nicht richtig</translation>
</message>
<message>
<source>Next</source>
<translation>Weiter</translation>
</message>
<message>
<source>Next ›</source>
<translation>Weiter ›</translation>
</message>
<message>
<source>Question {number} of {count}</source>
<translation>Frage {number} von {count}</translation>
</message>
<message>
<source>Results</source>
<translation>Ergebnis</translation>
</message>
<message>
<source>Skip</source>
<translation>Überspringen</translation>
</message>
<message>
<source>The answer</source>
<translation>Die Antwort</translation>
</message>
<message>
<source>The answer: {answer}</source>
<translation>Die Antwort: {answer}</translation>
</message>
<message>
<source>The next question (Enter)</source>
<translation>Die nächste Frage (Eingabe)</translation>
</message>
<message>
<source>{network}, a few moves later</source>
<translation>{network}, ein paar Züge später</translation>
</message>
<message>
<source>✓ Right</source>
<translation>✓ Richtig</translation>
</message>
<message>
<source>✗ Not right</source>
<translation>✗ Nicht richtig</translation>
</message>
</context>
<context>
<name>Quiz</name>
<message>
<source>The questions cannot be opened. {problem}</source>
<translation>Die Fragen können nicht geöffnet werden. {problem}</translation>
</message>
</context>
<context>
<name>QuizWindow</name>
<message>
<source>Can you explain it?</source>
<translation>Kannst du es erklären?</translation>
</message>
<message>
<source>Quiz</source>
<translation>Quiz</translation>
</message>
<message>
<source>Save as a page</source>
<translation>Als Seite speichern</translation>
</message>
<message>
<source>Saved as {file}.</source>
<translation>Gespeichert als {file}.</translation>
</message>
<message>
<source>The page could not be saved as {file}: {reason}.</source>
<translation>Die Seite konnte nicht als {file} gespeichert werden: {reason}.</translation>
</message>
<message>
<source>This question cannot be asked.</source>
<translation>Diese Frage kann nicht gestellt werden.</translation>
</message>
<message>
<source>Web page (*.html)</source>
<translation>Webseite (*.html)</translation>
</message>
</context>
<context>
<name>Race</name>
<message>
<source>After 20 iterations or more it has come down less than half as far as the best, or falls no slower than at the start although it is still high: steps are too short.</source>
<translation>Nach 20 Iterationen oder mehr ist er weniger als halb so weit herabgekommen wie der beste, oder er fällt nicht langsamer als am Anfang, obwohl er noch hoch ist: die Schritte sind zu kurz.</translation>
</message>
<message>
<source>Each of the last ten steps goes back more than half of the one before, or the loss rises half as much as it falls: steps are too long.</source>
<translation>Jeder der letzten zehn Schritte geht mehr als die Hälfte des vorigen zurück, oder der Verlust steigt halb so viel, wie er fällt: die Schritte sind zu lang.</translation>
</message>
<message>
<source>Go on with this runner as the experiment, from where it stands; can be undone</source>
<translation>Mit diesem Läufer als Experiment weitermachen, von wo er steht; lässt sich zurücknehmen</translation>
</message>
<message>
<source>Momentum</source>
<translation>Momentum</translation>
</message>
<message>
<source>Nothing has been learned yet.</source>
<translation>Noch ist nichts gelernt.</translation>
</message>
<message>
<source>Remove runner {n}</source>
<translation>Läufer {n} entfernen</translation>
</message>
<message>
<source>Remove this runner</source>
<translation>Diesen Läufer entfernen</translation>
</message>
<message>
<source>Runner {number}</source>
<translation>Läufer {number}</translation>
</message>
<message>
<source>Take</source>
<translation>Nehmen</translation>
</message>
<message>
<source>Take over runner {n}</source>
<translation>Läufer {n} übernehmen</translation>
</message>
<message>
<source>The length of the way through the space of all weights and biases</source>
<translation>Die Länge des Wegs durch den Raum aller Gewichte und Biases</translation>
</message>
<message>
<source>The loss falls, or has come to rest, without turning back.</source>
<translation>Der Verlust fällt, oder er ist zur Ruhe gekommen, ohne umzukehren.</translation>
</message>
<message>
<source>The loss is above ten times that of the start, or beyond all numbers.</source>
<translation>Der Verlust ist über dem Zehnfachen des Anfangs oder über allen Zahlen.</translation>
</message>
<message>
<source>at the start</source>
<translation>am Anfang</translation>
</message>
<message>
<source>best</source>
<translation>bester</translation>
</message>
<message>
<source>converging</source>
<translation>konvergiert</translation>
</message>
<message>
<source>crawling</source>
<translation>kriecht</translation>
</message>
<message>
<source>diverged</source>
<translation>divergiert</translation>
</message>
<message>
<source>just diverging</source>
<translation>divergiert knapp</translation>
</message>
<message>
<source>loss L</source>
<translation>Verlust L</translation>
</message>
<message>
<source>optimizer</source>
<translation>Optimierer</translation>
</message>
<message>
<source>oscillating</source>
<translation>schwingt</translation>
</message>
<message>
<source>overshooting</source>
<translation>schießt hinaus</translation>
</message>
<message>
<source>state</source>
<translation>Zustand</translation>
</message>
<message>
<source>walking</source>
<translation>geht</translation>
</message>
<message>
<source>way</source>
<translation>Weg</translation>
</message>
<message>
<source>{name}: learning rate</source>
<translation>{name}: Lernrate</translation>
</message>
<message>
<source>{name}: optimizer</source>
<translation>{name}: Optimierer</translation>
</message>
<message>
<source>{word}: {share} %</source>
<translation>{word}: {share} %</translation>
</message>
</context>
<context>
<name>RaceView</name>
<message>
<source>+ Runner</source>
<translation>+ Läufer</translation>
</message>
<message>
<source>All runners from where the run starts, on the same batches</source>
<translation>Alle Läufer von dort, wo der Lauf beginnt, mit denselben Batches</translation>
</message>
<message>
<source>Back to the experiment's own run, where it stands</source>
<translation>Zurück zum eigenen Lauf des Experiments, wo er steht</translation>
</message>
<message>
<source>End race</source>
<translation>Wettlauf beenden</translation>
</message>
<message>
<source>Four optimizers</source>
<translation>Vier Optimierer</translation>
</message>
<message>
<source>Iteration {n}; the loss at the start was {loss}.</source>
<translation>Iteration {n}; der Verlust am Anfang war {loss}.</translation>
</message>
<message>
<source>Largest stable {symbol} here: {rate}.</source>
<translation>Größtes stabiles {symbol} hier: {rate}.</translation>
</message>
<message>
<source>Learning rates from the curvature</source>
<translation>Lernraten aus der Krümmung</translation>
</message>
<message>
<source>One more runner, up to eight</source>
<translation>Ein Läufer mehr, bis zu acht</translation>
</message>
<message>
<source>Presets</source>
<translation>Vorgaben</translation>
</message>
<message>
<source>Race</source>
<translation>Wettlauf</translation>
</message>
<message>
<source>Runners to begin with</source>
<translation>Läufer für den Anfang</translation>
</message>
<message>
<source>Same start, same batches; Play and Pause are theirs.</source>
<translation>Gleicher Anfang, gleiche Batches; Start und Pause gelten ihnen.</translation>
</message>
<message>
<source>Start again</source>
<translation>Neu starten</translation>
</message>
<message>
<source>Start race</source>
<translation>Wettlauf starten</translation>
</message>
<message>
<source>The landscape has the other weights of the experiment's own run.</source>
<translation>Die Landschaft hat die übrigen Gewichte vom eigenen Lauf des Experiments.</translation>
</message>
</context>
<context>
<name>RangeDialog</name>
<message>
<source>Range of the landscape</source>
<translation>Bereich der Landschaft</translation>
</message>
<message>
<source>from</source>
<translation>von</translation>
</message>
<message>
<source>to</source>
<translation>bis</translation>
</message>
<message>
<source>{name}: both ends are the same.</source>
<translation>{name}: beide Enden sind gleich.</translation>
</message>
</context>
<context>
<name>RecoveryOffer</name>
<message>
<source>Backprop Studio did not end as it should: {name} was kept as of {when}.</source>
<translation>Backprop Studio endete nicht, wie es sollte: {name} wurde mit dem Stand von {when} aufbewahrt.</translation>
</message>
<message>
<source>It could not be opened: {problem}</source>
<translation>Es konnte nicht geöffnet werden: {problem}</translation>
</message>
<message>
<source>a lecture without a name</source>
<translation>ein Vortrag ohne Namen</translation>
</message>
<message>
<source>a network without a name</source>
<translation>ein Netz ohne Namen</translation>
</message>
</context>
<context>
<name>RegularizingEdits</name>
<message>
<source>Early stopping watches the validation loss: hold some rows out first.</source>
<translation>Frühes Beenden achtet auf den Validierungsverlust: halte erst Zeilen zurück.</translation>
</message>
</context>
<context>
<name>ResultPage</name>
<message>
<source>Again with other numbers</source>
<translation>Noch einmal mit anderen Zahlen</translation>
</message>
<message>
<source>Another length…</source>
<translation>Andere Länge…</translation>
</message>
<message>
<source>Another round, with other networks</source>
<translation>Noch eine Runde, mit anderen Netzen</translation>
</message>
<message>
<source>Choose how many questions there shall be</source>
<translation>Wählen, wie viele Fragen es sein sollen</translation>
</message>
<message>
<source>Every topic was right. You can explain it.</source>
<translation>Jedes Thema war richtig. Du kannst es erklären.</translation>
</message>
<message>
<source>Lesson {number} · {title} ›</source>
<translation>Lektion {number} · {title} ›</translation>
</message>
<message>
<source>Save all questions and answers as an HTML page</source>
<translation>Alle Fragen und Antworten als HTML-Seite speichern</translation>
</message>
<message>
<source>Save as a page…</source>
<translation>Als Seite speichern…</translation>
</message>
<message>
<source>Topics to look at again: {count}. Each leads to its lesson.</source>
<translation>Themen, die du noch einmal ansehen solltest: {count}. Jedes führt zu seiner Lektion.</translation>
</message>
<message>
<source>Your name, for the page</source>
<translation>Dein Name, für die Seite</translation>
</message>
<message>
<source>not in these lessons</source>
<translation>nicht in diesen Lektionen</translation>
</message>
<message>
<source>your name, if you hand it in</source>
<translation>dein Name, falls du es abgibst</translation>
</message>
<message>
<source>{right} of {count}</source>
<translation>{right} von {count}</translation>
</message>
<message>
<source>{right} of {count} right</source>
<translation>{right} von {count} richtig</translation>
</message>
</context>
<context>
<name>RightSide</name>
<message>
<source>Views</source>
<translation>Ansichten</translation>
</message>
</context>
<context>
<name>Row</name>
<message>
<source>held-out row {number}</source>
<translation>Validierungszeile {number}</translation>
</message>
<message>
<source>training row {number}</source>
<translation>Trainingszeile {number}</translation>
</message>
</context>
<context>
<name>RowMeanings</name>
<message>
<source>Each epoch takes the rows in another order</source>
<translation>Jede Epoche nimmt die Zeilen in anderer Reihenfolge</translation>
</message>
<message>
<source>Gradient clipping: a longer gradient is shortened to this</source>
<translation>Gradientenbegrenzung: Ein längerer Gradient wird hierauf gekürzt</translation>
</message>
<message>
<source>Gradient clipping: no derivative counts for more than this</source>
<translation>Gradientenbegrenzung: Keine Ableitung zählt mehr als dies</translation>
</message>
<message>
<source>Hidden layers, between the inputs and the output</source>
<translation>Verborgene Schichten, zwischen den Eingaben und der Ausgabe</translation>
</message>
<message>
<source>How far the targets stray by chance</source>
<translation>Wie weit die Zielwerte zufällig streuen</translation>
</message>
<message>
<source>How long Adam remembers gradients</source>
<translation>Wie lange sich Adam Gradienten merkt</translation>
</message>
<message>
<source>How long Adam remembers squared gradients</source>
<translation>Wie lange sich Adam quadrierte Gradienten merkt</translation>
</message>
<message>
<source>How long the optimizer remembers squared gradients</source>
<translation>Wie lange sich der Optimierer quadrierte Gradienten merkt</translation>
</message>
<message>
<source>How many examples are drawn</source>
<translation>Wie viele Beispiele gezogen werden</translation>
</message>
<message>
<source>Initialization: how the first weights are drawn</source>
<translation>Initialisierung: wie die ersten Gewichte gezogen werden</translation>
</message>
<message>
<source>Keeps the optimizer from dividing by almost nothing</source>
<translation>Bewahrt den Optimierer davor, durch fast nichts zu teilen</translation>
</message>
<message>
<source>Misses up to δ count as squares, larger ones by their size</source>
<translation>Abweichungen bis δ zählen als Quadrate, größere nach ihrer Länge</translation>
</message>
<message>
<source>Momentum: the part of each step that the next one keeps</source>
<translation>Momentum: der Teil jedes Schritts, den der nächste behält</translation>
</message>
<message>
<source>Regularization: a price on the size of each weight</source>
<translation>Regularisierung: ein Preis auf den Betrag jedes Gewichts</translation>
</message>
<message>
<source>Regularization: a price on the square of each weight</source>
<translation>Regularisierung: ein Preis auf das Quadrat jedes Gewichts</translation>
</message>
<message>
<source>Regularization: each update makes the weights a little smaller</source>
<translation>Regularisierung: Jede Aktualisierung macht die Gewichte etwas kleiner</translation>
</message>
<message>
<source>The activation function of the output</source>
<translation>Die Aktivierungsfunktion der Ausgabe</translation>
</message>
<message>
<source>The activation function of the units in hidden layers</source>
<translation>Die Aktivierungsfunktion der Einheiten in verborgenen Schichten</translation>
</message>
<message>
<source>The batch: as many rows make one update together</source>
<translation>Der Batch: So viele Zeilen ergeben zusammen eine Aktualisierung</translation>
</message>
<message>
<source>The examples that the network learns from</source>
<translation>Die Beispiele, aus denen das Netz lernt</translation>
</message>
<message>
<source>The learning rate: how large a part of the gradient an update subtracts</source>
<translation>Die Lernrate: ein wie großer Teil des Gradienten bei einer Aktualisierung abgezogen wird</translation>
</message>
<message>
<source>The loss: the one number that training makes small</source>
<translation>Der Verlust: die eine Zahl, die das Training klein macht</translation>
</message>
<message>
<source>The optimizer: how the gradient becomes a step</source>
<translation>Der Optimierer: wie aus dem Gradienten ein Schritt wird</translation>
</message>
<message>
<source>The same number draws the same examples again</source>
<translation>Dieselbe Zahl zieht wieder dieselben Beispiele</translation>
</message>
<message>
<source>The same number draws the same first weights again</source>
<translation>Dieselbe Zahl zieht wieder dieselben ersten Gewichte</translation>
</message>
<message>
<source>Validation: the share of rows kept out of training</source>
<translation>Validierung: der Anteil der Zeilen, die nicht ins Training kommen</translation>
</message>
</context>
<context>
<name>RunControl</name>
<message>
<source>Take over a runner</source>
<translation>Läufer übernehmen</translation>
</message>
</context>
<context>
<name>Running</name>
<message>
<source>1 move a second</source>
<translation>1 Zug pro Sekunde</translation>
</message>
<message>
<source>{pace} moves a second</source>
<translation>{pace} Züge pro Sekunde</translation>
</message>
</context>
<context>
<name>Settings</name>
<message>
<source>(ŷ − y)², without</source>
<translation>(ŷ − y)², ohne</translation>
</message>
<message>
<source>As the document has it</source>
<translation>Wie im Dokument</translation>
</message>
<message>
<source>As the system has it</source>
<translation>Wie das System</translation>
</message>
<message>
<source>Before the decimals of every number on the screen, in pictures and hand-calculation sheets. Either one can be typed; tables, scripts and documents have the point</source>
<translation>Vor den Nachkommastellen jeder Zahl auf dem Bildschirm, in Bildern und Rechenblättern. Tippen kann man beides; Tabellen, Skripte und Dokumente haben den Punkt</translation>
</message>
<message>
<source>Classic</source>
<translation>Klassisch</translation>
</message>
<message>
<source>Comma: 0,25</source>
<translation>Komma: 0,25</translation>
</message>
<message>
<source>Contrast</source>
<translation>Kontrast</translation>
</message>
<message>
<source>Dark</source>
<translation>Dunkel</translation>
</message>
<message>
<source>Decimal mark</source>
<translation>Dezimalzeichen</translation>
</message>
<message>
<source>Digits</source>
<translation>Stellen</translation>
</message>
<message>
<source>Everything grows with its words; where the window has no room for all, it turns columns into tabs and scrolls. Present has sizes of its own</source>
<translation>Alles wächst mit den Wörtern; wo das Fenster nicht für alles reicht, werden Spalten zu Reitern, und es lässt sich rollen. Vorführen hat eigene Größen</translation>
</message>
<message>
<source>Full</source>
<translation>Voll</translation>
</message>
<message>
<source>Hidden units</source>
<translation>Verborgene Einheiten</translation>
</message>
<message>
<source>High</source>
<translation>Hoch</translation>
</message>
<message>
<source>High: words at least 7 to 1 and lines at least 4.5 to 1</source>
<translation>Hoch: Wörter mindestens 7 zu 1 und Linien mindestens 4,5 zu 1</translation>
</message>
<message>
<source>Language</source>
<translation>Sprache</translation>
</message>
<message>
<source>Learning rate</source>
<translation>Lernrate</translation>
</message>
<message>
<source>Less</source>
<translation>Weniger</translation>
</message>
<message>
<source>Less: nothing moves or fades by itself; what changes, changes at once</source>
<translation>Weniger: nichts bewegt sich oder blendet von selbst; was sich ändert, ändert sich sofort</translation>
</message>
<message>
<source>Letters: w₁ w₂ … in the first layer and v₁ v₂ … in the second. With indices: w⁽ˡ⁾ᵢⱼ from unit i to unit j of layer l; deeper networks are always written so</source>
<translation>Buchstaben: w₁ w₂ … in der ersten Schicht und v₁ v₂ … in der zweiten. Mit Indizes: w⁽ˡ⁾ᵢⱼ von Einheit i zu Einheit j der Schicht l; tiefere Netze werden immer so geschrieben</translation>
</message>
<message>
<source>Light</source>
<translation>Hell</translation>
</message>
<message>
<source>Light or dark; “as the system has it” follows the desktop as it changes</source>
<translation>Hell oder dunkel; „wie das System“ folgt dem Desktop, auch wenn er wechselt</translation>
</message>
<message>
<source>Motion</source>
<translation>Bewegung</translation>
</message>
<message>
<source>Of menus, buttons and explanations; lessons are in English</source>
<translation>Der Menüs, Knöpfe und Erklärungen; die Lektionen sind englisch</translation>
</message>
<message>
<source>Palette</source>
<translation>Palette</translation>
</message>
<message>
<source>Point: 0.25</source>
<translation>Punkt: 0.25</translation>
</message>
<message>
<source>Safe for colour-blind eyes</source>
<translation>Sicher für Farbenblinde</translation>
</message>
<message>
<source>Safe: blue and vermillion, which colour-blind eyes tell apart. Classic: units green high and red low, weights blue and red. Negative weights are dashed in both</source>
<translation>Sicher: Blau und Zinnober, die auch Farbenblinde unterscheiden. Klassisch: hohe Einheiten grün und niedrige rot, Gewichte blau und rot. Negative Gewichte sind in beiden gestrichelt</translation>
</message>
<message>
<source>Significant digits of every number; all is computed with about sixteen</source>
<translation>Geltende Stellen jeder Zahl; gerechnet wird mit etwa sechzehn</translation>
</message>
<message>
<source>Squared error</source>
<translation>Quadratischer Fehler</translation>
</message>
<message>
<source>Text size</source>
<translation>Schriftgröße</translation>
</message>
<message>
<source>The letter for the learning rate</source>
<translation>Der Buchstabe für die Lernrate</translation>
</message>
<message>
<source>The letter for what a hidden unit delivers</source>
<translation>Der Buchstabe für das, was eine verborgene Einheit liefert</translation>
</message>
<message>
<source>Theme</source>
<translation>Farbschema</translation>
</message>
<message>
<source>Usual</source>
<translation>Üblich</translation>
</message>
<message>
<source>Weights</source>
<translation>Gewichte</translation>
</message>
<message>
<source>With the half, the 2 of the derivative goes: half the loss and half the gradient. It changes the open document, as one step that Undo takes back, if its loss is a squared error; the run starts again. New documents have it too</source>
<translation>Mit dem Halben fällt die 2 der Ableitung weg: halber Verlust und halber Gradient. Es ändert das offene Dokument, als ein Schritt, den Rückgängig zurücknimmt, wenn sein Verlust ein quadratischer Fehler ist; der Lauf beginnt von vorn. Auch neue Dokumente haben es</translation>
</message>
<message>
<source>w and v</source>
<translation>w und v</translation>
</message>
<message>
<source>w⁽ˡ⁾ᵢⱼ</source>
<translation>w⁽ˡ⁾ᵢⱼ</translation>
</message>
<message>
<source>½ (ŷ − y)², with the half</source>
<translation>½ (ŷ − y)², mit dem Halben</translation>
</message>
</context>
<context>
<name>SettingsPage</name>
<message>
<source>Another language is spoken from the next start of the program.</source>
<translation>Eine andere Sprache gilt ab dem nächsten Start des Programms.</translation>
</message>
<message>
<source>As at first</source>
<translation>Wie am Anfang</translation>
</message>
<message>
<source>Every setting of this page as in a program never used</source>
<translation>Jede Einstellung dieser Seite wie in einem nie benutzten Programm</translation>
</message>
<message>
<source>Language</source>
<translation>Sprache</translation>
</message>
<message>
<source>Look</source>
<translation>Aussehen</translation>
</message>
<message>
<source>Numbers and names</source>
<translation>Zahlen und Namen</translation>
</message>
<message>
<source>Settings</source>
<translation>Einstellungen</translation>
</message>
</context>
<context>
<name>ShownExample</name>
<message>
<source>example {row} of {rows}</source>
<translation>Beispiel {row} von {rows}</translation>
</message>
<message>
<source>held out {row} of {rows}</source>
<translation>zurückgehalten {row} von {rows}</translation>
</message>
<message>
<source>mean over {rows} examples</source>
<translation>Mittel über {rows} Beispiele</translation>
</message>
</context>
<context>
<name>Squares</name>
<message>
<source> = L (MSE, no ½)</source>
<translation> = L (MSE, ohne ½)</translation>
</message>
<message>
<source> = L · σ², L = {loss}</source>
<translation> = L · σ², L = {loss}</translation>
</message>
<message>
<source>, L = {loss} (Huber, δ = {delta})</source>
<translation>, L = {loss} (Huber, δ = {delta})</translation>
</message>
<message>
<source>, L = ½ · mean / σ² = {loss}</source>
<translation>, L = ½ · Mittel / σ² = {loss}</translation>
</message>
<message>
<source>, L = ½ · mean = {loss}</source>
<translation>, L = ½ · Mittel = {loss}</translation>
</message>
<message>
<source>, of their sides L = {loss}</source>
<translation>, von ihren Seiten L = {loss}</translation>
</message>
<message>
<source>; L = {loss} is not made of squares</source>
<translation>; L = {loss} besteht nicht aus Quadraten</translation>
</message>
<message>
<source>mean of the {count} squares {mean}</source>
<translation>Mittel der {count} Quadrate {mean}</translation>
</message>
<message>
<source>the square {mean}</source>
<translation>das Quadrat {mean}</translation>
</message>
<message>
<source>the squares have grown beyond all bounds</source>
<translation>die Quadrate sind über alle Grenzen gewachsen</translation>
</message>
</context>
<context>
<name>Stage</name>
<message>
<source>Lesson: {title}</source>
<translation>Lektion: {title}</translation>
</message>
</context>
<context>
<name>StartPage</name>
<message>
<source>All {count}</source>
<translation>Alle {count}</translation>
</message>
<message>
<source>Begin</source>
<translation>Beginnen</translation>
</message>
<message>
<source>Begin the quiz</source>
<translation>Das Quiz beginnen</translation>
</message>
<message>
<source>How many questions</source>
<translation>Wie viele Fragen</translation>
</message>
<message>
<source>There are {count} questions; {fresh} of them draw a network of their own each time, so you can come back. Some are answered by a click on the diagram, some need a pocket calculator. A wrong answer is told what it confuses. Nothing is timed.</source>
<translation>Es gibt {count} Fragen; für {fresh} davon wird jedes Mal ein neues Netz ausgelost, du kannst also wiederkommen. Einige beantwortet ein Klick im Diagramm, einige brauchen einen Taschenrechner. Zu einer falschen Antwort wird gesagt, was sie verwechselt. Nichts läuft auf Zeit.</translation>
</message>
<message>
<source>{number} questions</source>
<translation>{number} Fragen</translation>
</message>
</context>
<context>
<name>StatusStrip</name>
<message>
<source> and </source>
<translation> und </translation>
</message>
<message>
<source>L</source>
<translation>L</translation>
</message>
<message>
<source>L and accuracy are over a fixed sample, {rows}: to evaluate all after every few iterations would take longer than to train. While it trains, they are of the iteration named, the one evaluated last.</source>
<translation>L und Trefferquote gehen über eine feste Stichprobe, {rows}: alle nach je wenigen Iterationen auszuwerten dauerte länger als das Training. Während trainiert wird, sind es die der genannten Iteration, der zuletzt ausgewerteten.</translation>
</message>
<message>
<source>The last update changed L from {before} to {after}</source>
<translation>Die letzte Aktualisierung änderte L von {before} auf {after}</translation>
</message>
<message>
<source>Where the run stands</source>
<translation>Wo der Lauf steht</translation>
</message>
<message>
<source>accuracy</source>
<translation>Trefferquote</translation>
</message>
<message>
<source>before</source>
<translation>vorher</translation>
</message>
<message>
<source>before this iteration; its loss is computed in move 2</source>
<translation>vor dieser Iteration; ihr Verlust wird in Zug 2 berechnet</translation>
</message>
<message>
<source>epoch</source>
<translation>Epoche</translation>
</message>
<message>
<source>iteration</source>
<translation>Iteration</translation>
</message>
<message>
<source>move</source>
<translation>Zug</translation>
</message>
<message>
<source>over</source>
<translation>über</translation>
</message>
<message>
<source>validation L</source>
<translation>Validierung L</translation>
</message>
<message>
<source>{count} rows</source>
<translation>{count} Zeilen</translation>
</message>
<message>
<source>{count} rows at {iteration}</source>
<translation>{count} Zeilen bei {iteration}</translation>
</message>
<message>
<source>{number} of {count}</source>
<translation>{number} von {count}</translation>
</message>
<message>
<source>{sample} of {rows} held-out rows</source>
<translation>{sample} von {rows} Validierungszeilen</translation>
</message>
<message>
<source>{sample} of {rows} training rows</source>
<translation>{sample} von {rows} Trainingszeilen</translation>
</message>
<message>
<source>{training}, validation {held_out}</source>
<translation>{training}, Validierung {held_out}</translation>
</message>
</context>
<context>
<name>StepList</name>
<message>
<source>Move the chosen step down (Alt+Down)</source>
<translation>Den gewählten Schritt nach unten (Alt+Ab)</translation>
</message>
<message>
<source>Move the chosen step up (Alt+Up)</source>
<translation>Den gewählten Schritt nach oben (Alt+Auf)</translation>
</message>
<message>
<source>Steps, the first on top; Alt+Up and Alt+Down move one</source>
<translation>Schritte, der erste oben; Alt+Auf und Alt+Ab verschieben einen</translation>
</message>
<message>
<source>↑ Earlier</source>
<translation>↑ Früher</translation>
</message>
<message>
<source>↓ Later</source>
<translation>↓ Später</translation>
</message>
</context>
<context>
<name>Stepper</name>
<message>
<source>{name}: one less</source>
<translation>{name}: eins weniger</translation>
</message>
<message>
<source>{name}: one more</source>
<translation>{name}: eins mehr</translation>
</message>
</context>
<context>
<name>Studio</name>
<message>
<source>Go on after a mistake</source>
<translation>Nach einem Fehler weitermachen</translation>
</message>
<message>
<source>No log could be written.</source>
<translation>Es konnte kein Protokoll geschrieben werden.</translation>
</message>
<message>
<source>Please close the program and start it again.</source>
<translation>Bitte schließe das Programm und starte es neu.</translation>
</message>
<message>
<source>Something went wrong because of a mistake in the program.</source>
<translation>Durch einen Fehler im Programm ist etwas schiefgegangen.</translation>
</message>
<message>
<source>The details are in {log}.</source>
<translation>Die Einzelheiten stehen in {log}.</translation>
</message>
<message>
<source>Training stopped again. Please save, and start the program anew.</source>
<translation>Das Training hielt noch einmal an. Bitte speichere, und starte das Programm neu.</translation>
</message>
<message>
<source>Training stopped because of a mistake in the program.</source>
<translation>Das Training hielt durch einen Fehler im Programm an.</translation>
</message>
<message>
<source>You can go on from the weights and biases last seen.</source>
<translation>Du kannst mit den zuletzt gesehenen Gewichten und Biases weitermachen.</translation>
</message>
<message>
<source>Your network was saved as {recovery}, the details as {log}.</source>
<translation>Dein Netz wurde als {recovery} gespeichert, die Einzelheiten als {log}.</translation>
</message>
</context>
<context>
<name>SurfaceCanvas</name>
<message>
<source>Drag or press arrow keys to turn, wheel or + and − to zoom; Home shows it as at first, A fits</source>
<translation>Ziehen oder Pfeiltasten drehen, Mausrad oder + und − vergrößern; Pos1 zeigt es wie am Anfang, A passt ein</translation>
</message>
<message>
<source>Surface of the loss</source>
<translation>Fläche des Verlusts</translation>
</message>
<message>
<source>The loss over two parameters is being computed …</source>
<translation>Der Verlust über zwei Parametern wird berechnet …</translation>
</message>
<message>
<source>cut off above L = {top}</source>
<translation>abgeschnitten über L = {top}</translation>
</message>
<message>
<source>flat: the loss is the same everywhere here</source>
<translation>flach: der Verlust ist hier überall gleich</translation>
</message>
<message>
<source>grey: no finite loss</source>
<translation>grau: kein endlicher Verlust</translation>
</message>
<message>
<source>no finite loss here</source>
<translation>hier kein endlicher Verlust</translation>
</message>
</context>
<context>
<name>Switches</name>
<message>
<source>A gradient (of all parameters together) that is longer is shortened</source>
<translation>Ein Gradient (aller Parameter zusammen), der länger ist, wird verkürzt</translation>
</message>
<message>
<source>Activation</source>
<translation>Aktivierung</translation>
</message>
<message>
<source>Batch normalization</source>
<translation>Batch-Normalisierung</translation>
</message>
<message>
<source>Clip the gradient</source>
<translation>Den Gradienten begrenzen</translation>
</message>
<message>
<source>Clip the gradient to {length}</source>
<translation>Den Gradienten auf {length} begrenzen</translation>
</message>
<message>
<source>Every hidden layer adds its input to its output, where the widths are equal</source>
<translation>Jede verborgene Schicht addiert ihre Eingabe zu ihrer Ausgabe, wo die Breiten gleich sind</translation>
</message>
<message>
<source>Every hidden layer's z is brought to mean 0 and spread 1 in each batch</source>
<translation>Das z jeder verborgenen Schicht wird in jedem Batch auf Mittel 0 und Streuung 1 gebracht</translation>
</message>
<message>
<source>Hidden activation</source>
<translation>Aktivierung der verborgenen Schichten</translation>
</message>
<message>
<source>How the weights are drawn; He's rule is made for ReLU</source>
<translation>Wie die Gewichte gezogen werden; die He-Regel ist für ReLU gemacht</translation>
</message>
<message>
<source>Initializer</source>
<translation>Initialisierung</translation>
</message>
<message>
<source>No hidden layer is as wide as the one below it</source>
<translation>Keine verborgene Schicht ist so breit wie die darunter</translation>
</message>
<message>
<source>Of every hidden layer; σ passes at most ¼ of the blame</source>
<translation>Aller verborgenen Schichten; σ lässt höchstens ¼ des Fehlersignals durch</translation>
</message>
<message>
<source>Remedies</source>
<translation>Abhilfen</translation>
</message>
<message>
<source>Residual connections</source>
<translation>Residualverbindungen</translation>
</message>
<message>
<source>mixed</source>
<translation>gemischt</translation>
</message>
</context>
<context>
<name>TableDialog</name>
<message>
<source>, {count} left out: values missing</source>
<translation>, {count} weggelassen: Werte fehlen</translation>
</message>
<message>
<source>1 row is left out: a value is missing.</source>
<translation>1 Zeile ist weggelassen: ein Wert fehlt.</translation>
</message>
<message>
<source>Every row misses a value in one of these columns.</source>
<translation>In jeder Zeile fehlt ein Wert in einer dieser Spalten.</translation>
</message>
<message>
<source>Several targets, or categories, are no such problem.</source>
<translation>Mehrere Zielwerte, oder Kategorien, sind kein solches Problem.</translation>
</message>
<message>
<source>The table</source>
<translation>Die Tabelle</translation>
</message>
<message>
<source>The target has not the values for it.</source>
<translation>Der Zielwert hat nicht die Werte dafür.</translation>
</message>
<message>
<source>Tick a column as target: what is to be predicted.</source>
<translation>Hake eine Spalte als Zielwert an: was vorhergesagt werden soll.</translation>
</message>
<message>
<source>Tick at least one column as input.</source>
<translation>Hake mindestens eine Spalte als Eingabe an.</translation>
</message>
<message>
<source>bars</source>
<translation>senkrechte Striche</translation>
</message>
<message>
<source>commas</source>
<translation>Kommas</translation>
</message>
<message>
<source>is being read …</source>
<translation>wird gelesen …</translation>
</message>
<message>
<source>semicolons</source>
<translation>Strichpunkte</translation>
</message>
<message>
<source>tabs</source>
<translation>Tabulatoren</translation>
</message>
<message>
<source>{count} rows are left out: a value is missing.</source>
<translation>{count} Zeilen sind weggelassen: ein Wert fehlt.</translation>
</message>
<message>
<source>{place}: found {found}, allowed: {allowed}.</source>
<translation>{place}: gefunden {found}, erlaubt: {allowed}.</translation>
</message>
<message>
<source>{rows} rows of {name}</source>
<translation>{rows} Zeilen von {name}</translation>
</message>
<message>
<source>{rows} rows, {columns} columns</source>
<translation>{rows} Zeilen, {columns} Spalten</translation>
</message>
<message>
<source>{train} rows to train, {held_out} held out.</source>
<translation>{train} Zeilen zum Trainieren, {held_out} zurückgehalten.</translation>
</message>
</context>
<context>
<name>TableForm</name>
<message>
<source>All as inputs</source>
<translation>Alle als Eingaben</translation>
</message>
<message>
<source>Cancel</source>
<translation>Abbrechen</translation>
</message>
<message>
<source>First rows</source>
<translation>Erste Zeilen</translation>
</message>
<message>
<source>How much of the table has been read</source>
<translation>Wie viel der Tabelle gelesen ist</translation>
</message>
<message>
<source>No inputs</source>
<translation>Keine Eingaben</translation>
</message>
<message>
<source>Open</source>
<translation>Öffnen</translation>
</message>
<message>
<source>Open a table</source>
<translation>Eine Tabelle öffnen</translation>
</message>
<message>
<source>The first row holds the names</source>
<translation>Die erste Zeile enthält die Namen</translation>
</message>
</context>
<context>
<name>TableOpening</name>
<message>
<source>Open table</source>
<translation>Tabelle öffnen</translation>
</message>
<message>
<source>Pasted table</source>
<translation>Eingefügte Tabelle</translation>
</message>
<message>
<source>Tables ({patterns});;All files (*)</source>
<translation>Tabellen ({patterns});;Alle Dateien (*)</translation>
</message>
<message>
<source>The clipboard holds no table: copy some rows of a spreadsheet first.</source>
<translation>Die Zwischenablage enthält keine Tabelle: kopiere erst einige Zeilen einer Tabellenkalkulation.</translation>
</message>
</context>
<context>
<name>TableReader</name>
<message>
<source>a smaller one</source>
<translation>eine kleinere</translation>
</message>
<message>
<source>a table that was too much for the memory</source>
<translation>eine Tabelle, die zu viel für den Speicher war</translation>
</message>
</context>
<context>
<name>TaskCard</name>
<message>
<source>Done before. You can do it again.</source>
<translation>Schon einmal geschafft. Du kannst es noch einmal machen.</translation>
</message>
<message>
<source>Done.</source>
<translation>Geschafft.</translation>
</message>
<message>
<source>Hint</source>
<translation>Tipp</translation>
</message>
<message>
<source>Say how it can be done</source>
<translation>Sagen, wie es geht</translation>
</message>
<message>
<source>Your turn</source>
<translation>Du bist dran</translation>
</message>
<message>
<source>Your turn, {number} of {count}</source>
<translation>Du bist dran, {number} von {count}</translation>
</message>
<message>
<source>done</source>
<translation>geschafft</translation>
</message>
</context>
<context>
<name>Timeline</name>
<message>
<source>Continue from here</source>
<translation>Von hier weiter</translation>
</message>
<message>
<source>Drag or use the arrow keys to look back at the run</source>
<translation>Ziehe oder nimm die Pfeiltasten, um auf den Lauf zurückzublicken</translation>
</message>
<message>
<source>Iteration shown</source>
<translation>Gezeigte Iteration</translation>
</message>
<message>
<source>The iteration to look at</source>
<translation>Die Iteration, die du ansehen willst</translation>
</message>
<message>
<source>Timeline</source>
<translation>Zeitleiste</translation>
</message>
<message>
<source>Train on from this iteration; what came after stays as a grey curve</source>
<translation>Von dieser Iteration an weitertrainieren; was danach kam, bleibt als graue Kurve</translation>
</message>
<message>
<source>Type an iteration to look back at it</source>
<translation>Tippe eine Iteration, um auf sie zurückzublicken</translation>
</message>
<message>
<source>iteration {iteration} of {last}, looking back</source>
<translation>Iteration {iteration} von {last}, im Rückblick</translation>
</message>
<message>
<source>race: iteration {made}; the run rests at {iteration}</source>
<translation>Wettlauf: Iteration {made}; der Lauf ruht bei {iteration}</translation>
</message>
</context>
<context>
<name>TrainingCode</name>
<message>
<source>Code of the training loop</source>
<translation>Code der Trainingsschleife</translation>
</message>
<message>
<source>Copied.</source>
<translation>Kopiert.</translation>
</message>
<message>
<source>Copy</source>
<translation>Kopieren</translation>
</message>
<message>
<source>Copy the whole program</source>
<translation>Das ganze Programm kopieren</translation>
</message>
<message>
<source>Lit: the present move, lines {first} to {last}.</source>
<translation>Hell: der jetzige Zug, Zeilen {first} bis {last}.</translation>
</message>
<message>
<source>Next move lights the lines it carries out.</source>
<translation>Nächster Zug hebt die Zeilen hervor, die er ausführt.</translation>
</message>
<message>
<source>The same calculation as plain NumPy; the lit lines are the present move</source>
<translation>Dieselbe Rechnung in reinem NumPy; die hellen Zeilen sind der jetzige Zug</translation>
</message>
<message>
<source>Training loop as code</source>
<translation>Trainingsschleife als Code</translation>
</message>
<message>
<source>Training loop in NumPy</source>
<translation>Trainingsschleife in NumPy</translation>
</message>
</context>
<context>
<name>TrainingRows</name>
<message>
<source>Batch size</source>
<translation>Batchgröße</translation>
</message>
<message>
<source>Clip each to ±</source>
<translation>Jeden begrenzen auf ±</translation>
</message>
<message>
<source>Clip the norm to</source>
<translation>Norm begrenzen auf</translation>
</message>
<message>
<source>Early stopping</source>
<translation>Frühes Beenden</translation>
</message>
<message>
<source>Huber's δ</source>
<translation>δ von Huber</translation>
</message>
<message>
<source>L1 penalty</source>
<translation>L1-Strafe</translation>
</message>
<message>
<source>L2 penalty</source>
<translation>L2-Strafe</translation>
</message>
<message>
<source>Learning rate</source>
<translation>Lernrate</translation>
</message>
<message>
<source>Learning rate {symbol}</source>
<translation>Lernrate {symbol}</translation>
</message>
<message>
<source>Loss</source>
<translation>Verlust</translation>
</message>
<message>
<source>Momentum, batch, penalties …</source>
<translation>Momentum, Batch …</translation>
</message>
<message>
<source>Nesterov</source>
<translation>Nesterov</translation>
</message>
<message>
<source>Optimizer</source>
<translation>Optimierer</translation>
</message>
<message>
<source>Shuffle</source>
<translation>Mischen</translation>
</message>
<message>
<source>Shuffle each epoch</source>
<translation>Jede Epoche mischen</translation>
</message>
<message>
<source>Stop after so many epochs without a new minimum of the validation loss</source>
<translation>Nach so vielen Epochen ohne ein neues Minimum des Validierungsverlusts aufhören</translation>
</message>
<message>
<source>Training</source>
<translation>Training</translation>
</message>
<message>
<source>all rows</source>
<translation>alle Zeilen</translation>
</message>
<message>
<source>cross-entropy needs at least two outputs</source>
<translation>Kreuzentropie braucht mindestens zwei Ausgaben</translation>
</message>
<message>
<source>off</source>
<translation>aus</translation>
</message>
</context>
<context>
<name>Transport</name>
<message>
<source>+epoch</source>
<translation>+Epoche</translation>
</message>
<message>
<source>1 iteration/s</source>
<translation>1 Iteration/s</translation>
</message>
<message>
<source>Experiment: {name}</source>
<translation>Experiment: {name}</translation>
</message>
<message>
<source>File</source>
<translation>Datei</translation>
</message>
<message>
<source>File, edit, view, help</source>
<translation>Datei, bearbeiten, Ansicht, Hilfe</translation>
</message>
<message>
<source>Move ▸</source>
<translation>Zug ▸</translation>
</message>
<message>
<source>Pause</source>
<translation>Pause</translation>
</message>
<message>
<source>Play</source>
<translation>Start</translation>
</message>
<message>
<source>Speed</source>
<translation>Tempo</translation>
</message>
<message>
<source>Speed: from one iteration a second to flat out ([ and ])</source>
<translation>Tempo: von einer Iteration pro Sekunde bis ungebremst ([ und ])</translation>
</message>
<message>
<source>The experiment; choose another example</source>
<translation>Das Experiment; ein anderes Beispiel wählen</translation>
</message>
<message>
<source>Transport</source>
<translation>Laufsteuerung</translation>
</message>
<message>
<source>Untitled</source>
<translation>Ohne Titel</translation>
</message>
<message>
<source>flat out</source>
<translation>ungebremst</translation>
</message>
<message>
<source>flat out, {rate}/s</source>
<translation>ungebremst, {rate}/s</translation>
</message>
<message>
<source>saved</source>
<translation>gespeichert</translation>
</message>
<message>
<source>unsaved changes</source>
<translation>ungespeicherte Änderungen</translation>
</message>
<message>
<source>{rate} iterations/s</source>
<translation>{rate} Iterationen/s</translation>
</message>
<message>
<source>▶  Play</source>
<translation>▶  Start</translation>
</message>
<message>
<source>◂ Move</source>
<translation>◂ Zug</translation>
</message>
<message>
<source>❚❚  Pause</source>
<translation>❚❚  Pause</translation>
</message>
</context>
<context>
<name>ValueEditing</name>
<message>
<source>Learning rate</source>
<translation>Lernrate</translation>
</message>
<message>
<source>Only rows of the document itself can be set by hand.</source>
<translation>Nur Zeilen des Dokuments selbst können von Hand gesetzt werden.</translation>
</message>
<message>
<source>Set a target</source>
<translation>Zielwert setzen</translation>
</message>
<message>
<source>Set an input</source>
<translation>Eingabe setzen</translation>
</message>
<message>
<source>Set {name}</source>
<translation>{name} setzen</translation>
</message>
<message>
<source>This number is covered: V reveals it.</source>
<translation>Diese Zahl ist verdeckt: V deckt sie auf.</translation>
</message>
<message>
<source>This step of the lecture keeps that value as it is.</source>
<translation>Dieser Schritt des Vortrags lässt diesen Wert, wie er ist.</translation>
</message>
</context>
<context>
<name>Views</name>
<message>
<source>Activation function</source>
<translation>Aktivierungsfunktion</translation>
</message>
<message>
<source>Batches</source>
<translation>Batches</translation>
</message>
<message>
<source>Chain rule</source>
<translation>Kettenregel</translation>
</message>
<message>
<source>Compare</source>
<translation>Vergleich</translation>
</message>
<message>
<source>Computational graph</source>
<translation>Rechengraph</translation>
</message>
<message>
<source>Draw a digit</source>
<translation>Zeichne eine Ziffer</translation>
</message>
<message>
<source>Experiment</source>
<translation>Experiment</translation>
</message>
<message>
<source>First-layer weights</source>
<translation>Gewichte der ersten Schicht</translation>
</message>
<message>
<source>Gradient health</source>
<translation>Gesundheit der Gradienten</translation>
</message>
<message>
<source>Loss curve</source>
<translation>Verlustkurve</translation>
</message>
<message>
<source>Loss landscape</source>
<translation>Verlustlandschaft</translation>
</message>
<message>
<source>Mistakes</source>
<translation>Fehler</translation>
</message>
<message>
<source>Network diagram</source>
<translation>Diagramm des Netzes</translation>
</message>
<message>
<source>Output</source>
<translation>Ausgabe</translation>
</message>
<message>
<source>Parameters</source>
<translation>Parameter</translation>
</message>
<message>
<source>Race</source>
<translation>Wettlauf</translation>
</message>
<message>
<source>Training loop</source>
<translation>Trainingsschleife</translation>
</message>
</context>
<context>
<name>Wall</name>
<message>
<source>The worst mistakes</source>
<translation>Die schlimmsten Fehler</translation>
</message>
<message>
<source>row {row}: {actual} taken for {predicted}, {sure}</source>
<translation>Zeile {row}: {actual} gehalten für {predicted}, {sure}</translation>
</message>
</context>
<context>
<name>WeightWall</name>
<message>
<source>; strongest colour at ±{limit}</source>
<translation>; kräftigste Farbe bei ±{limit}</translation>
</message>
<message>
<source>; {shown} of {all} units</source>
<translation>; {shown} von {all} Einheiten</translation>
</message>
<message>
<source>First-layer weights</source>
<translation>Gewichte der ersten Schicht</translation>
</message>
<message>
<source>What each unit of layer 1 looks for</source>
<translation>Wonach jede Einheit von Schicht 1 sucht</translation>
</message>
<message>
<source>each pixel is the weight from that pixel; blue above 0, orange below</source>
<translation>jedes Pixel ist das Gewicht von diesem Pixel; blau über 0, orange darunter</translation>
</message>
</context>
<context>
<name>WindowName</name>
<message>
<source>Lecture “{name}”</source>
<translation>Vortrag „{name}“</translation>
</message>
</context>
<context>
<name>_Epoch</name>
<message>
<source>The rows of this epoch, batch by batch</source>
<translation>Die Zeilen dieser Epoche, Batch für Batch</translation>
</message>
</context>
<context>
<name>_FetchingDialog</name>
<message>
<source>70 000 handwritten digits are being read …</source>
<translation>70 000 handgeschriebene Ziffern werden gelesen …</translation>
</message>
<message>
<source>Cancel</source>
<translation>Abbrechen</translation>
</message>
<message>
<source>How many of the digits have been read</source>
<translation>Wie viele der Ziffern gelesen sind</translation>
</message>
<message>
<source>Opening the digits</source>
<translation>Die Ziffern werden geöffnet</translation>
</message>
</context>
<context>
<name>_PredictedCanvas</name>
<message>
<source>actual {amount}</source>
<translation>Istwert {amount}</translation>
</message>
<message>
<source>predicted {amount}</source>
<translation>vorhergesagt {amount}</translation>
</message>
<message>
<source>residual ŷ − y = {amount}</source>
<translation>Residuum ŷ − y = {amount}</translation>
</message>
</context>
<context>
<name>_Prepared</name>
<message>
<source>Prepared as MNIST's digits were: scaled to fit 20 × 20 pixels,
its centre of mass in the middle of 28 × 28.</source>
<translation>Vorbereitet wie die Ziffern von MNIST: auf 20 × 20 Pixel eingepasst,
der Schwerpunkt in der Mitte von 28 × 28.</translation>
</message>
<message>
<source>The drawing as the network is given it</source>
<translation>Die Zeichnung, wie das Netz sie bekommt</translation>
</message>
<message>
<source>what the network sees</source>
<translation>was das Netz sieht</translation>
</message>
</context>
<context>
<name>_Side</name>
<message>
<source>as it is ({name})</source>
<translation>wie es ist ({name})</translation>
</message>
<message>
<source>is being trained …</source>
<translation>wird trainiert …</translation>
</message>
</context>
<context>
<name>_Tiles</name>
<message>
<source>Weights of the first layer as pictures</source>
<translation>Gewichte der ersten Schicht als Bilder</translation>
</message>
<message>
<source>{unit}: weights from {low} to {high}</source>
<translation>{unit}: Gewichte von {low} bis {high}</translation>
</message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
<name>AboutWindow</name>
<message>
<source>&lt;b&gt;Backprop Studio {version}&lt;/b&gt;&lt;br&gt;See a network learn, stop it at any instant, look at any number, change it by hand.&lt;br&gt;MIT licence. It needs no network connection and makes none.</source>
<translation type="unfinished" />
</message>
<message>
<source>About Backprop Studio</source>
<translation type="unfinished" />
</message>
<message>
<source>Everything inside</source>
<translation type="unfinished" />
</message>
<message>
<source>Licences</source>
<translation type="unfinished" />
</message>
<message>
<source>Text of the licence</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Actions</name>
<message>
<source>+1 epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>+1 iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>+100</source>
<translation type="unfinished" />
</message>
<message>
<source>100 iterations</source>
<translation type="unfinished" />
</message>
<message>
<source>A black screen, and back</source>
<translation type="unfinished" />
</message>
<message>
<source>A click on a number, in any view, covers or reveals it</source>
<translation type="unfinished" />
</message>
<message>
<source>A click on a number, in any view, makes it fill the window</source>
<translation type="unfinished" />
</message>
<message>
<source>A hundred iterations</source>
<translation type="unfinished" />
</message>
<message>
<source>A prepared lecture from its file</source>
<translation type="unfinished" />
</message>
<message>
<source>A question to the hall: choices, raised hands, bars, then the computed answer</source>
<translation type="unfinished" />
</message>
<message>
<source>A ring around the pointer</source>
<translation type="unfinished" />
</message>
<message>
<source>A view or the whole window as PNG, SVG or PDF; the run as a film</source>
<translation type="unfinished" />
</message>
<message>
<source>About Backprop Studio</source>
<translation type="unfinished" />
</message>
<message>
<source>Add this moment</source>
<translation type="unfinished" />
</message>
<message>
<source>All five moves on one batch</source>
<translation type="unfinished" />
</message>
<message>
<source>All keyboard shortcuts</source>
<translation type="unfinished" />
</message>
<message>
<source>As the system has it</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to iteration 0 and to the values of the document</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to the desk</source>
<translation type="unfinished" />
</message>
<message>
<source>Before</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin with one example and two layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Blame view</source>
<translation type="unfinished" />
</message>
<message>
<source>Blank</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose one of the examples</source>
<translation type="unfinished" />
</message>
<message>
<source>Classic colours</source>
<translation type="unfinished" />
</message>
<message>
<source>Close the program</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy view</source>
<translation type="unfinished" />
</message>
<message>
<source>Cover</source>
<translation type="unfinished" />
</message>
<message>
<source>Cover by click</source>
<translation type="unfinished" />
</message>
<message>
<source>Cover the gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Cover the value under the pointer, or of what is chosen, everywhere; or reveal it</source>
<translation type="unfinished" />
</message>
<message>
<source>Cover ∂L/∂w, or δ, of what is chosen, everywhere; or reveal it</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw over the screen with the mouse; again: the mouse works on the views</source>
<translation type="unfinished" />
</message>
<message>
<source>Edges by the size of ∂L/∂w and units by δ, instead of weights and activations</source>
<translation type="unfinished" />
</message>
<message>
<source>End presenting</source>
<translation type="unfinished" />
</message>
<message>
<source>Enlarge</source>
<translation type="unfinished" />
</message>
<message>
<source>Enlarge by click</source>
<translation type="unfinished" />
</message>
<message>
<source>Everything that is covered, at once</source>
<translation type="unfinished" />
</message>
<message>
<source>Examples…</source>
<translation type="unfinished" />
</message>
<message>
<source>Faster</source>
<translation type="unfinished" />
</message>
<message>
<source>Fewer digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Fewer iterations a second</source>
<translation type="unfinished" />
</message>
<message>
<source>Fewer moves a second</source>
<translation type="unfinished" />
</message>
<message>
<source>Fill the screen with what the hall shall see, enlarged; and back</source>
<translation type="unfinished" />
</message>
<message>
<source>First minute again</source>
<translation type="unfinished" />
</message>
<message>
<source>Full screen</source>
<translation type="unfinished" />
</message>
<message>
<source>Give this view the whole window, and back</source>
<translation type="unfinished" />
</message>
<message>
<source>Glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>Hand-calculation sheet…</source>
<translation type="unfinished" />
</message>
<message>
<source>High contrast</source>
<translation type="unfinished" />
</message>
<message>
<source>Keep the present values in grey, for “what if …?”; again: go back to them</source>
<translation type="unfinished" />
</message>
<message>
<source>Keys</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn from the cells copied in a spreadsheet</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn from your own table: CSV, or text with tabs</source>
<translation type="unfinished" />
</message>
<message>
<source>Learn step by step, with your own hands on the program</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture…</source>
<translation type="unfinished" />
</message>
<message>
<source>Less motion</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons…</source>
<translation type="unfinished" />
</message>
<message>
<source>Light or dark, contrast and motion follow the system</source>
<translation type="unfinished" />
</message>
<message>
<source>Light, dark, or as the system has it</source>
<translation type="unfinished" />
</message>
<message>
<source>Losses, accuracies, learning rate and the parameters of a small network</source>
<translation type="unfinished" />
</message>
<message>
<source>Make one move after the other, slowly; Space or any other step ends it</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the edit again</source>
<translation type="unfinished" />
</message>
<message>
<source>Make the next one of the five moves</source>
<translation type="unfinished" />
</message>
<message>
<source>Mean of the batch, or one example</source>
<translation type="unfinished" />
</message>
<message>
<source>More digits</source>
<translation type="unfinished" />
</message>
<message>
<source>More iterations a second</source>
<translation type="unfinished" />
</message>
<message>
<source>More moves a second</source>
<translation type="unfinished" />
</message>
<message>
<source>Moves faster</source>
<translation type="unfinished" />
</message>
<message>
<source>Moves slower</source>
<translation type="unfinished" />
</message>
<message>
<source>New</source>
<translation type="unfinished" />
</message>
<message>
<source>Next example</source>
<translation type="unfinished" />
</message>
<message>
<source>Next move</source>
<translation type="unfinished" />
</message>
<message>
<source>Next move ▸</source>
<translation type="unfinished" />
</message>
<message>
<source>Next step</source>
<translation type="unfinished" />
</message>
<message>
<source>Nodes green and red, edges blue and red, instead of the colour-blind safe ones</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing moves or fades by itself</source>
<translation type="unfinished" />
</message>
<message>
<source>NumPy script…</source>
<translation type="unfinished" />
</message>
<message>
<source>One digit fewer in every number; four at least</source>
<translation type="unfinished" />
</message>
<message>
<source>One digit more in every number</source>
<translation type="unfinished" />
</message>
<message>
<source>One epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>One iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>One iteration with blanks, and on a second page solved</source>
<translation type="unfinished" />
</message>
<message>
<source>One step back in the script, where all is as it was left</source>
<translation type="unfinished" />
</message>
<message>
<source>One step on in the script: the composed pairs, a lesson or a lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a .backprop document</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a lecture…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open table…</source>
<translation type="unfinished" />
</message>
<message>
<source>Open…</source>
<translation type="unfinished" />
</message>
<message>
<source>Other screen</source>
<translation type="unfinished" />
</message>
<message>
<source>Paste a table…</source>
<translation type="unfinished" />
</message>
<message>
<source>Pen</source>
<translation type="unfinished" />
</message>
<message>
<source>Picture or film…</source>
<translation type="unfinished" />
</message>
<message>
<source>Play</source>
<translation type="unfinished" />
</message>
<message>
<source>Play the moves</source>
<translation type="unfinished" />
</message>
<message>
<source>Pointer ring</source>
<translation type="unfinished" />
</message>
<message>
<source>Present</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous example</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous move</source>
<translation type="unfinished" />
</message>
<message>
<source>Previous step</source>
<translation type="unfinished" />
</message>
<message>
<source>PyTorch script…</source>
<translation type="unfinished" />
</message>
<message>
<source>Questions over all lessons, some with numbers of their own</source>
<translation type="unfinished" />
</message>
<message>
<source>Question…</source>
<translation type="unfinished" />
</message>
<message>
<source>Quit</source>
<translation type="unfinished" />
</message>
<message>
<source>Quiz…</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Reveal</source>
<translation type="unfinished" />
</message>
<message>
<source>Run as a table (CSV)…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save</source>
<translation type="unfinished" />
</message>
<message>
<source>Save As…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save under another name</source>
<translation type="unfinished" />
</message>
<message>
<source>Save, with where the run stands</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings…</source>
<translation type="unfinished" />
</message>
<message>
<source>Show or hide this view</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the callouts of the first minute once more</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the example before on the diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the mean over the examples of the batch, or one of them</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the next example on the diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Slower</source>
<translation type="unfinished" />
</message>
<message>
<source>Take the last edit back</source>
<translation type="unfinished" />
</message>
<message>
<source>The hall's picture goes to another screen</source>
<translation type="unfinished" />
</message>
<message>
<source>The network where it stands, for other programs</source>
<translation type="unfinished" />
</message>
<message>
<source>The number under the pointer, or of what is chosen, fills the window; and back</source>
<translation type="unfinished" />
</message>
<message>
<source>The same experiment in PyTorch, with its data beside it</source>
<translation type="unfinished" />
</message>
<message>
<source>The same experiment in plain NumPy, with its data beside it</source>
<translation type="unfinished" />
</message>
<message>
<source>The steps of the lecture: order, titles, notes, hidden controls, locked values</source>
<translation type="unfinished" />
</message>
<message>
<source>The view with the focus into the clipboard, as a picture and as SVG; Ctrl+Shift and the mouse drag any view out of the window</source>
<translation type="unfinished" />
</message>
<message>
<source>The words, and where to see them; F3 on a tooltip opens its word</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme, text size, how numbers and names are written, language</source>
<translation type="unfinished" />
</message>
<message>
<source>To the end of this epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Train until paused; pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Trained network (ONNX)…</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo one move of the backpropagation</source>
<translation type="unfinished" />
</message>
<message>
<source>Use the whole screen</source>
<translation type="unfinished" />
</message>
<message>
<source>Version and licences</source>
<translation type="unfinished" />
</message>
<message>
<source>What stands in the window now becomes the next step of the lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>What the pen has drawn is gone</source>
<translation type="unfinished" />
</message>
<message>
<source>Wipe</source>
<translation type="unfinished" />
</message>
<message>
<source>Words at least 7 to 1 and lines at least 4.5 to 1, in light and dark</source>
<translation type="unfinished" />
</message>
<message>
<source>↶ Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>↷</source>
<translation type="unfinished" />
</message>
<message>
<source>▶  Play</source>
<translation type="unfinished" />
</message>
<message>
<source>▸▸</source>
<translation type="unfinished" />
</message>
<message>
<source>◂ Previous move</source>
<translation type="unfinished" />
</message>
<message>
<source>◐ Theme</source>
<translation type="unfinished" />
</message>
<message>
<source>⟲ Reset</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ActivationPlot</name>
<message>
<source> for </source>
<translation type="unfinished" />
</message>
<message>
<source> mean of the batch</source>
<translation type="unfinished" />
</message>
<message>
<source> not computed yet</source>
<translation type="unfinished" />
</message>
<message>
<source>, else </source>
<translation type="unfinished" />
</message>
<message>
<source>Activation function</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation function of the chosen unit</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation function of {unit}: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>An input has no activation function. Choose a unit behind it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a unit, a weight or a bias to see its activation function here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag to pan, wheel to zoom; double-click or A fits</source>
<translation type="unfinished" />
</message>
<message>
<source>Plot of f and f′ over z</source>
<translation type="unfinished" />
</message>
<message>
<source>inactive</source>
<translation type="unfinished" />
</message>
<message>
<source>saturated</source>
<translation type="unfinished" />
</message>
<message>
<source>the other units' z held still</source>
<translation type="unfinished" />
</message>
<message>
<source>z is not above 0, so f′(z) = 0: no gradient passes this unit here.</source>
<translation type="unfinished" />
</message>
<message>
<source>|f′(z)| is below {limit}: hardly any gradient passes this unit.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AnswerForm</name>
<message>
<source>A whole number, exactly.</source>
<translation type="unfinished" />
</message>
<message>
<source>Click it on the diagram, or walk there with Tab and the arrow keys.</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag them, or choose one and move it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is chosen yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Several may be right. Choose all of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Within {share} of it counts as right.</source>
<translation type="unfinished" />
</message>
<message>
<source>Within ±{distance} counts as right.</source>
<translation type="unfinished" />
</message>
<message>
<source>Your answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Your choice: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>your answer</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Asking</name>
<message>
<source>This is another network now: ⟲ Page.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Autosave</name>
<message>
<source>A crash would lose unsaved work, for it cannot be kept: {problem}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>AxesBar</name>
<message>
<source>Another number draws two other random directions</source>
<translation type="unfinished" />
</message>
<message>
<source>Axes</source>
<translation type="unfinished" />
</message>
<message>
<source>Axes, range and scale of the landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>Chosen parameter across</source>
<translation type="unfinished" />
</message>
<message>
<source>Chosen parameter up</source>
<translation type="unfinished" />
</message>
<message>
<source>Fit</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on computing this picture</source>
<translation type="unfinished" />
</message>
<message>
<source>Linear</source>
<translation type="unfinished" />
</message>
<message>
<source>Logarithmic</source>
<translation type="unfinished" />
</message>
<message>
<source>Parameter across</source>
<translation type="unfinished" />
</message>
<message>
<source>Parameter up</source>
<translation type="unfinished" />
</message>
<message>
<source>Plane of the run (PCA)</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale of the loss: automatic</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed of the two random directions</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the range …</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the ball, its trail and its next step (A)</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop computing this picture, or go on; what is there stays</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop computing, {share} %</source>
<translation type="unfinished" />
</message>
<message>
<source>The parameter on the horizontal axis</source>
<translation type="unfinished" />
</message>
<message>
<source>The parameter on the vertical axis</source>
<translation type="unfinished" />
</message>
<message>
<source>Two parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Two random directions</source>
<translation type="unfinished" />
</message>
<message>
<source>Which axes, which range, and how the loss is scaled</source>
<translation type="unfinished" />
</message>
<message>
<source>seed </source>
<translation type="unfinished" />
</message>
<message>
<source>▶ Go on</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>BatchesView</name>
<message>
<source> (the last with {left})</source>
<translation type="unfinished" />
</message>
<message>
<source>; now batch {number} of epoch {epoch}</source>
<translation type="unfinished" />
</message>
<message>
<source>Batch size</source>
<translation type="unfinished" />
</message>
<message>
<source>Batches and epochs</source>
<translation type="unfinished" />
</message>
<message>
<source>Full batch</source>
<translation type="unfinished" />
</message>
<message>
<source>Go through the rows in another order in each epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Mini-batch</source>
<translation type="unfinished" />
</message>
<message>
<source>One by one</source>
<translation type="unfinished" />
</message>
<message>
<source>Rows in each iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>Shuffle</source>
<translation type="unfinished" />
</message>
<message>
<source>all {rows} rows in each iteration, which makes an epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>still to come</source>
<translation type="unfinished" />
</message>
<message>
<source>the batch at hand</source>
<translation type="unfinished" />
</message>
<message>
<source>used in this epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>{size} of {rows} rows an iteration, {count} iterations an epoch</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Before</name>
<message>
<source>What if</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Callout</name>
<message>
<source>Close, and show no more of these</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChainRule</name>
<message>
<source>1 if z &gt; 0, else 0</source>
<translation type="unfinished" />
</message>
<message>
<source>Wiggling all {parameters} parameters takes {passes} forward passes; one backward pass gives them all.</source>
<translation type="unfinished" />
</message>
<message>
<source>all digits agree</source>
<translation type="unfinished" />
</message>
<message>
<source>always 1</source>
<translation type="unfinished" />
</message>
<message>
<source>batch norm</source>
<translation type="unfinished" />
</message>
<message>
<source>both are 0</source>
<translation type="unfinished" />
</message>
<message>
<source>by wiggling</source>
<translation type="unfinished" />
</message>
<message>
<source>by {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>dropout mask</source>
<translation type="unfinished" />
</message>
<message>
<source>its numbers come with their moves</source>
<translation type="unfinished" />
</message>
<message>
<source>linear: 1</source>
<translation type="unfinished" />
</message>
<message>
<source>local</source>
<translation type="unfinished" />
</message>
<message>
<source>made in move {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>made layer by layer, in move {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>mean of the products of {rows} examples</source>
<translation type="unfinished" />
</message>
<message>
<source>normalized z</source>
<translation type="unfinished" />
</message>
<message>
<source>not finite: nothing to compare</source>
<translation type="unfinished" />
</message>
<message>
<source>past the layer</source>
<translation type="unfinished" />
</message>
<message>
<source>sign of </source>
<translation type="unfinished" />
</message>
<message>
<source>sum over {paths} paths</source>
<translation type="unfinished" />
</message>
<message>
<source>too small to be checked so</source>
<translation type="unfinished" />
</message>
<message>
<source>upstream</source>
<translation type="unfinished" />
</message>
<message>
<source>where {name} starts</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} digits agree</source>
<translation type="unfinished" />
</message>
<message>
<source>δ of its unit × 1</source>
<translation type="unfinished" />
</message>
<message>
<source>δ of its unit × what is scaled</source>
<translation type="unfinished" />
</message>
<message>
<source>δ where the edge ends × value where it starts</source>
<translation type="unfinished" />
</message>
<message>
<source>→ share of</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChainRuleCanvas</name>
<message>
<source>Chain rule of the chosen parameter</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a weight or a bias: its derivative is taken apart here.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChainRulePanel</name>
<message>
<source>As drawn</source>
<translation type="unfinished" />
</message>
<message>
<source>Chain rule</source>
<translation type="unfinished" />
</message>
<message>
<source>Chain rule for {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>From the loss back</source>
<translation type="unfinished" />
</message>
<message>
<source>Order of the factors</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChoiceRows</name>
<message>
<source>chosen, not right</source>
<translation type="unfinished" />
</message>
<message>
<source>right</source>
<translation type="unfinished" />
</message>
<message>
<source>right, and chosen</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ChosenPanel</name>
<message>
<source>Chosen weight, bias or unit</source>
<translation type="unfinished" />
</message>
<message>
<source>Chosen: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Click an edge, a bias or a unit.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing chosen</source>
<translation type="unfinished" />
</message>
<message>
<source>Value</source>
<translation type="unfinished" />
</message>
<message>
<source>before</source>
<translation type="unfinished" />
</message>
<message>
<source>document: {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>input</source>
<translation type="unfinished" />
</message>
<message>
<source>next step</source>
<translation type="unfinished" />
</message>
<message>
<source>of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>step made</source>
<translation type="unfinished" />
</message>
<message>
<source>target of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>unit</source>
<translation type="unfinished" />
</message>
<message>
<source>{symbol}, batch</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ColumnGrid</name>
<message>
<source>Columns of the table</source>
<translation type="unfinished" />
</message>
<message>
<source>Space ticks; I: input, T: target of the row</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ColumnModel</name>
<message>
<source>Column</source>
<translation type="unfinished" />
</message>
<message>
<source>Holds</source>
<translation type="unfinished" />
</message>
<message>
<source>Input</source>
<translation type="unfinished" />
</message>
<message>
<source>Missing</source>
<translation type="unfinished" />
</message>
<message>
<source>Target</source>
<translation type="unfinished" />
</message>
<message>
<source>dates, as days since {day}: 0 to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>found {found}, allowed: {allowed}</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers, {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} categories: {names}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>CompareView</name>
<message>
<source> · iteration {number} of {all}</source>
<translation type="unfinished" />
</message>
<message>
<source> · stopped at iteration {number}</source>
<translation type="unfinished" />
</message>
<message>
<source> · validation {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source> · {share} % right</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare two activations</source>
<translation type="unfinished" />
</message>
<message>
<source>Left network</source>
<translation type="unfinished" />
</message>
<message>
<source>Right network</source>
<translation type="unfinished" />
</message>
<message>
<source>Same data, same start, same batches, as many iterations: only f differs.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ConfusionMatrix</name>
<message>
<source>Confusion matrix</source>
<translation type="unfinished" />
</message>
<message>
<source>The classes are being counted …</source>
<translation type="unfinished" />
</message>
<message>
<source>found</source>
<translation type="unfinished" />
</message>
<message>
<source>it is</source>
<translation type="unfinished" />
</message>
<message>
<source>taken for →</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} rows of “{actual}” are recognized</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} of {total} rows of “{actual}” are taken for “{predicted}”</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Console</name>
<message>
<source>Clock</source>
<translation type="unfinished" />
</message>
<message>
<source>Elapsed time</source>
<translation type="unfinished" />
</message>
<message>
<source>Notes</source>
<translation type="unfinished" />
</message>
<message>
<source>Page Down, Page Up: the script · B: blank · I: ring · W: pen · X: wipe · C: cover · V: reveal · O: before · Z: enlarge · Q: question · F6: other screen · Esc: end</source>
<translation type="unfinished" />
</message>
<message>
<source>Speaker – Backprop Studio</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Curtain</name>
<message>
<source>The screen is blank; B shows it again</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DataRows</name>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>Data set</source>
<translation type="unfinished" />
</message>
<message>
<source>Do not standardize</source>
<translation type="unfinished" />
</message>
<message>
<source>Held out</source>
<translation type="unfinished" />
</message>
<message>
<source>Held out for validation</source>
<translation type="unfinished" />
</message>
<message>
<source>Input</source>
<translation type="unfinished" />
</message>
<message>
<source>Noise</source>
<translation type="unfinished" />
</message>
<message>
<source>Own rows</source>
<translation type="unfinished" />
</message>
<message>
<source>Samples</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed of the data</source>
<translation type="unfinished" />
</message>
<message>
<source>Set</source>
<translation type="unfinished" />
</message>
<message>
<source>Standardize</source>
<translation type="unfinished" />
</message>
<message>
<source>Standardized</source>
<translation type="unfinished" />
</message>
<message>
<source>Table (CSV)</source>
<translation type="unfinished" />
</message>
<message>
<source>Target</source>
<translation type="unfinished" />
</message>
<message>
<source>Target {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>The network is given (value − mean) / standard deviation of each column, by the training rows, so that square feet do not outweigh bedrooms. A target that is a quantity is treated alike. Plots undo it: their axes have the table's own units.</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows, inputs: {inputs}, targets: {targets}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DecisionMap</name>
<message>
<source>Decision map</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag to pan, wheel to zoom; double-click or A fits</source>
<translation type="unfinished" />
</message>
<message>
<source>The map is being computed …</source>
<translation type="unfinished" />
</message>
<message>
<source>training, coloured by y</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>validation {wrong} of {all}</source>
<translation type="unfinished" />
</message>
<message>
<source>wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>{wrong} of {all} wrong</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DiagramCanvas</name>
<message>
<source>The network appears here when an experiment is open.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Dialogs</name>
<message>
<source>A report helps to mend it: versions, and the places in the program. Nothing is sent, and nothing of your work is in it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Add what the mistake says; it may quote names and numbers of yours</source>
<translation type="unfinished" />
</message>
<message>
<source>Ask me later</source>
<translation type="unfinished" />
</message>
<message>
<source>Discard it</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiments (*{suffix});;All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Open it</source>
<translation type="unfinished" />
</message>
<message>
<source>Open it again, as it stood?</source>
<translation type="unfinished" />
</message>
<message>
<source>Save As</source>
<translation type="unfinished" />
</message>
<message>
<source>Save a report</source>
<translation type="unfinished" />
</message>
<message>
<source>Save a report…</source>
<translation type="unfinished" />
</message>
<message>
<source>Save it before going on?</source>
<translation type="unfinished" />
</message>
<message>
<source>The network of “{title}” has been trained or changed since it was saved.</source>
<translation type="unfinished" />
</message>
<message>
<source>The report was not saved: {problem}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The report was saved as {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>There is a file {name} already. Replace it?</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DigitsFetching</name>
<message>
<source>The digits were not opened: what was here before goes on.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Document</name>
<message>
<source>Reset</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DocumentFiles</name>
<message>
<source>Saved as {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Untitled</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not opened: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not saved: {problem}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DragOut</name>
<message>
<source>The picture could not be made: {problem}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>DrawingView</name>
<message>
<source>Blank paper (Delete)</source>
<translation type="unfinished" />
</message>
<message>
<source>Clear</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit</source>
<translation type="unfinished" />
</message>
<message>
<source>Eraser</source>
<translation type="unfinished" />
</message>
<message>
<source>It reads nothing: its outputs are undefined</source>
<translation type="unfinished" />
</message>
<message>
<source>It reads {name}, {sure} % sure</source>
<translation type="unfinished" />
</message>
<message>
<source>It reads {name}: ŷ = {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>Not trained yet: {guess}</source>
<translation type="unfinished" />
</message>
<message>
<source>Pen</source>
<translation type="unfinished" />
</message>
<message>
<source>Ten probabilities follow the pen.</source>
<translation type="unfinished" />
</message>
<message>
<source>Tool</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExampleChooser</name>
<message>
<source>An update is made of the examples of its batch. Another one can be shown too: it passes through the same network, and takes no part in the update.</source>
<translation type="unfinished" />
</message>
<message>
<source>Mean</source>
<translation type="unfinished" />
</message>
<message>
<source>Mean of the batch</source>
<translation type="unfinished" />
</message>
<message>
<source>Number of the example</source>
<translation type="unfinished" />
</message>
<message>
<source>One example</source>
<translation type="unfinished" />
</message>
<message>
<source>Shown</source>
<translation type="unfinished" />
</message>
<message>
<source>Which example the diagram shows</source>
<translation type="unfinished" />
</message>
<message>
<source>batch: {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>held out</source>
<translation type="unfinished" />
</message>
<message>
<source>in batch</source>
<translation type="unfinished" />
</message>
<message>
<source>not in batch</source>
<translation type="unfinished" />
</message>
<message>
<source>of {count}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Examples</name>
<message>
<source>A network of 109 386 parameters learns to read 60 000 handwritten digits. The 10 000 test digits, which it never trains on, say how well it reads.</source>
<translation type="unfinished" />
</message>
<message>
<source>A single neuron computes w times x plus b and should say 4 where it says 2.1. Drag w and watch the loss rise and fall, then let gradient descent do it.</source>
<translation type="unfinished" />
</message>
<message>
<source>A wave is to be found in points that noise has scattered around it. The validation points, never trained on, tell whether the network found the wave or the noise.</source>
<translation type="unfinished" />
</message>
<message>
<source>Circles</source>
<translation type="unfinished" />
</message>
<message>
<source>Each hidden neuron feeds two outputs, so it is blamed twice and the blame adds up. One output should go up and the other down.</source>
<translation type="unfinished" />
</message>
<message>
<source>Eight sigmoid layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Fifteen noisy points and 4 353 parameters: the network bends to meet every point, and after a hundred iterations the validation loss rises while the training loss falls. Go back to its best moment, or try more data, dropout, an L1 or L2 penalty, or early stopping.</source>
<translation type="unfinished" />
</message>
<message>
<source>Floor area and bedrooms of 932 houses sold in Sacramento predict their price, as well as two numbers can. Inputs and prices are standardized, so that one learning rate suits them all.</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradients that explode</source>
<translation type="unfinished" />
</message>
<message>
<source>Handwritten digits</source>
<translation type="unfinished" />
</message>
<message>
<source>House prices</source>
<translation type="unfinished" />
</message>
<message>
<source>Memorizing</source>
<translation type="unfinished" />
</message>
<message>
<source>Noisy sine</source>
<translation type="unfinished" />
</message>
<message>
<source>One class lies inside the other, so the boundary between them has to close. Watch each hidden neuron contribute one edge of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>One neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Penguins</source>
<translation type="unfinished" />
</message>
<message>
<source>Seven wide ReLU layers start from weights that are too large, so each layer makes the numbers longer, and a handful of steps ends beyond all bounds. In Gradient health, He's initializer, batch normalization or clipping each keeps it in hand.</source>
<translation type="unfinished" />
</message>
<message>
<source>Spiral</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer is 1 when exactly one of the two inputs is 1, which no single straight line can separate. A few hidden neurons bend the line until all four corners are right.</source>
<translation type="unfinished" />
</message>
<message>
<source>The circles again, but through eight layers of sigmoids: it trains and trains, and learns nothing. Open Gradient health under the diagram to see where the blame gets lost, and switch on the remedies one by one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The lengths of bill and flipper tell three kinds of penguin apart. The three outputs are probabilities that always add up to one.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same neuron has to serve two examples at once, and its loss becomes a real bowl with one lowest point. Try learning rates until the ball rolls straight in, swings, or leaps out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Two arms wind around each other, and two hidden layers together follow them. It learns nothing visible for a while, then everything falls into place.</source>
<translation type="unfinished" />
</message>
<message>
<source>Two inputs, two hidden neurons and one output: the smallest network in which an error has to travel back through a layer. All nine parameters and the target can be changed by hand, and every number follows.</source>
<translation type="unfinished" />
</message>
<message>
<source>Two outputs</source>
<translation type="unfinished" />
</message>
<message>
<source>Two points</source>
<translation type="unfinished" />
</message>
<message>
<source>Two-layer network</source>
<translation type="unfinished" />
</message>
<message>
<source>XOR</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExamplesGallery</name>
<message>
<source>Examples</source>
<translation type="unfinished" />
</message>
<message>
<source>The examples are missing from this installation.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExperimentEdits</name>
<message>
<source>The loss is now {loss}, which goes with {activation}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The output layer is now {activation} and the loss {loss}, as these targets need.</source>
<translation type="unfinished" />
</message>
<message>
<source>The output layer is now {activation}, which goes with {loss}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The residual connection went: both widths must be equal for one.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExperimentPanel</name>
<message>
<source>Experiment</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExportDialog</name>
<message>
<source>As</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a view.</source>
<translation type="unfinished" />
</message>
<message>
<source>Export</source>
<translation type="unfinished" />
</message>
<message>
<source>Export…</source>
<translation type="unfinished" />
</message>
<message>
<source>From iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>Length</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures a second</source>
<translation type="unfinished" />
</message>
<message>
<source>Pictures at most</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale</source>
<translation type="unfinished" />
</message>
<message>
<source>There is no run to film yet: train for some iterations first.</source>
<translation type="unfinished" />
</message>
<message>
<source>To iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>View</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} pictures, {seconds} s</source>
<translation type="unfinished" />
</message>
<message>
<source>{}×</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ExportProgress</name>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>Export</source>
<translation type="unfinished" />
</message>
<message>
<source>about {minutes} min left</source>
<translation type="unfinished" />
</message>
<message>
<source>about {seconds} s left</source>
<translation type="unfinished" />
</message>
<message>
<source>{done} of {total}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Exporting</name>
<message>
<source>Drawing with lines and text (SVG)</source>
<translation type="unfinished" />
</message>
<message>
<source>Film of the run (GIF)</source>
<translation type="unfinished" />
</message>
<message>
<source>Film of the run (MP4)</source>
<translation type="unfinished" />
</message>
<message>
<source>Page (PDF)</source>
<translation type="unfinished" />
</message>
<message>
<source>Picture (PNG)</source>
<translation type="unfinished" />
</message>
<message>
<source>Whole window</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Exports</name>
<message>
<source>An export is still being made.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancelled; nothing was written.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied: {view}.</source>
<translation type="unfinished" />
</message>
<message>
<source>End the race first: the run rests meanwhile.</source>
<translation type="unfinished" />
</message>
<message>
<source>Export</source>
<translation type="unfinished" />
</message>
<message>
<source>Exported as {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Filming the run …</source>
<translation type="unfinished" />
</message>
<message>
<source>Reading the run …</source>
<translation type="unfinished" />
</message>
<message>
<source>Untitled</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not written: {problem}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FirstMinute</name>
<message>
<source>Drag the target y to 0.2</source>
<translation type="unfinished" />
</message>
<message>
<source>Every gradient changed its sign. Space: let it learn</source>
<translation type="unfinished" />
</message>
<message>
<source>Find one →</source>
<translation type="unfinished" />
</message>
<message>
<source>Find the cliff</source>
<translation type="unfinished" />
</message>
<message>
<source>No cliff here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now you: drag v₁,
and watch ŷ and L follow</source>
<translation type="unfinished" />
</message>
<message>
<source>One neuron at η = 0.19. Press N, and watch ŷ − y: {errors}
Esc: back</source>
<translation type="unfinished" />
</message>
<message>
<source>R: go back. Then drag the target y to 0.2</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the learning rate to 10,
and press N: one iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>Space: let it learn</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} numbers changed. Go back (R), and be the trainer.</source>
<translation type="unfinished" />
</message>
<message>
<source>ŷ − y swings: {errors} … Each step overshoots further,
for the largest stable rate here is {rate}. Esc: back to your network</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>FitView</name>
<message>
<source>Drag to pan, wheel to zoom; double-click or A fits</source>
<translation type="unfinished" />
</message>
<message>
<source>The network's function and the data</source>
<translation type="unfinished" />
</message>
<message>
<source>iteration {number}: </source>
<translation type="unfinished" />
</message>
<message>
<source>training</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>ŷ</source>
<translation type="unfinished" />
</message>
<message>
<source>ŷ − y</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>GlossaryWindow</name>
<message>
<source>Glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>Search</source>
<translation type="unfinished" />
</message>
<message>
<source>Search the glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>See also </source>
<translation type="unfinished" />
</message>
<message>
<source>There is no such word here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where to see it: </source>
<translation type="unfinished" />
</message>
<message>
<source>Words</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>GradientHealth</name>
<message>
<source>A length is covered.</source>
<translation type="unfinished" />
</message>
<message>
<source>Before, L = {loss} at iteration {iteration}: {words} ({network})</source>
<translation type="unfinished" />
</message>
<message>
<source>Before, at {iteration}: L = {loss}, {words}</source>
<translation type="unfinished" />
</message>
<message>
<source>Drop the values from before, which stand in grey</source>
<translation type="unfinished" />
</message>
<message>
<source>Forget</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient health</source>
<translation type="unfinished" />
</message>
<message>
<source>Healthy: nothing crosses a threshold. The slowest, layer {slow}, learns {times} times slower than layer {fast}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer {number} stands still: the next step changes it by {share} of itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer {slow} learns {times} times slower than layer {fast}</source>
<translation type="unfinished" />
</message>
<message>
<source>Looking at the layers …</source>
<translation type="unfinished" />
</message>
<message>
<source>No gradient reaches layer {slow}</source>
<translation type="unfinished" />
</message>
<message>
<source>No layer has a gradient: the loss is flat here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing crosses a threshold, but layer {slow} has no gradient now.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradients explode: that of layer {number} is {length} long, so the next step leaps far beyond any floor.</source>
<translation type="unfinished" />
</message>
<message>
<source>The gradients have exploded: that of layer {number} is beyond all bounds.</source>
<translation type="unfinished" />
</message>
<message>
<source>The next step changes layer {number} by {share} of its weights; usual is about 0.1 %.</source>
<translation type="unfinished" />
</message>
<message>
<source>Through the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Try He's initializer, batch norm, or clipping.</source>
<translation type="unfinished" />
</message>
<message>
<source>Try He's initializer, leaky ReLU, or a smaller learning rate.</source>
<translation type="unfinished" />
</message>
<message>
<source>Try He's or Xavier's initializer, batch norm, or residual connections.</source>
<translation type="unfinished" />
</message>
<message>
<source>Try ReLU with He's initializer, tanh, batch norm or residual.</source>
<translation type="unfinished" />
</message>
<message>
<source>Try a smaller learning rate, or clipping.</source>
<translation type="unfinished" />
</message>
<message>
<source>Try smaller starting weights, ReLU, or batch norm.</source>
<translation type="unfinished" />
</message>
<message>
<source>Vanished: the gradient of a layer is {vanished} times shorter than one above it.
Exploded: it is longer than {exploded}.
Saturated: the slope is under 8 % of its largest (sigmoid: a below 0.02 or above 0.98; tanh: |a| above 0.96); named from {saturated} of a layer's activations.
Dead: a ReLU that is 0 for every row looked at; named from {dead} of a layer's units.
Step / weights: usual is about 0.001; named above {fast} and below {still}.</source>
<translation type="unfinished" />
</message>
<message>
<source>What is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>a step is {share} of layer {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>batch norm</source>
<translation type="unfinished" />
</message>
<message>
<source>clipped</source>
<translation type="unfinished" />
</message>
<message>
<source>each of the {between} {name} layers between lets only {slope} of the blame through.</source>
<translation type="unfinished" />
</message>
<message>
<source>healthy</source>
<translation type="unfinished" />
</message>
<message>
<source>its {name} units are saturated.</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {number} exploded</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {number} stands still</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {number}: {times}× slower</source>
<translation type="unfinished" />
</message>
<message>
<source>mixed</source>
<translation type="unfinished" />
</message>
<message>
<source>no gradient in layer {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>residual</source>
<translation type="unfinished" />
</message>
<message>
<source>the activations shrink from layer to layer, spread {first} in layer 1 and {last} in layer {number}; the weights are too small.</source>
<translation type="unfinished" />
</message>
<message>
<source>the weights above it pass little of the blame down.</source>
<translation type="unfinished" />
</message>
<message>
<source>the {name} units of layer {number} are saturated.</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} layers</source>
<translation type="unfinished" />
</message>
<message>
<source>{dead} of {units} {name} units of layer {number} are dead.</source>
<translation type="unfinished" />
</message>
<message>
<source>{dead} units dead in layer {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>{share} of layer {number} saturated</source>
<translation type="unfinished" />
</message>
<message>
<source>{share} of the activations of layer {number} are saturated.</source>
<translation type="unfinished" />
</message>
<message>
<source>{words} Reset starts again with it.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Guessing</name>
<message>
<source>All is revealed.</source>
<translation type="unfinished" />
</message>
<message>
<source>As it was before.</source>
<translation type="unfinished" />
</message>
<message>
<source>Covered: {names}. V reveals.</source>
<translation type="unfinished" />
</message>
<message>
<source>What if …? The grey values are those of before; O goes back there.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>HallLine</name>
<message>
<source>Lecture “{name}”</source>
<translation type="unfinished" />
</message>
<message>
<source>The script</source>
<translation type="unfinished" />
</message>
<message>
<source>next: {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>the end</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Ink</name>
<message>
<source>Pen</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>KeysWindow</name>
<message>
<source>Keys</source>
<translation type="unfinished" />
</message>
<message>
<source>What it does</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Landscape</name>
<message>
<source>, beyond the edge</source>
<translation type="unfinished" />
</message>
<message>
<source>1st direction of the run, {share}</source>
<translation type="unfinished" />
</message>
<message>
<source>2nd, {share}</source>
<translation type="unfinished" />
</message>
<message>
<source>L, log</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopped before there was a picture.</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest curvature here is {curvature}; beyond {limit} the distance grows.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss over two parameters is being computed …</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss over two random directions is being computed …</source>
<translation type="unfinished" />
</message>
<message>
<source>The picture is drawn over {rows} of the {all} training rows, so that it can follow; the L beside the ball is that of all other views.</source>
<translation type="unfinished" />
</message>
<message>
<source>The plane of the run is drawn a moment after the network has been trained a bit …</source>
<translation type="unfinished" />
</message>
<message>
<source>a sample of {rows} rows</source>
<translation type="unfinished" />
</message>
<message>
<source>arrow </source>
<translation type="unfinished" />
</message>
<message>
<source>crosses the floor each step</source>
<translation type="unfinished" />
</message>
<message>
<source>dashed: a line of minima</source>
<translation type="unfinished" />
</message>
<message>
<source>direction 1</source>
<translation type="unfinished" />
</message>
<message>
<source>direction 2</source>
<translation type="unfinished" />
</message>
<message>
<source>diverged: each step climbs</source>
<translation type="unfinished" />
</message>
<message>
<source>diverged: each step ended higher on the other side</source>
<translation type="unfinished" />
</message>
<message>
<source>flat: the loss is the same all over</source>
<translation type="unfinished" />
</message>
<message>
<source>floor at {name} = {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>floor at {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>grey: beyond all numbers ({share} %)</source>
<translation type="unfinished" />
</message>
<message>
<source>grey: the loss is beyond all numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>half the way in a step</source>
<translation type="unfinished" />
</message>
<message>
<source>half the way in {steps} steps</source>
<translation type="unfinished" />
</message>
<message>
<source>largest stable {symbol} here: {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>limit {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>no floor in sight</source>
<translation type="unfinished" />
</message>
<message>
<source>no floor: σ never reaches 0</source>
<translation type="unfinished" />
</message>
<message>
<source>no floor: σ never reaches 1</source>
<translation type="unfinished" />
</message>
<message>
<source>race: each runner and its way</source>
<translation type="unfinished" />
</message>
<message>
<source>race: each runner at its own loss</source>
<translation type="unfinished" />
</message>
<message>
<source>step too short to draw</source>
<translation type="unfinished" />
</message>
<message>
<source>the slope grows steeper ahead</source>
<translation type="unfinished" />
</message>
<message>
<source>the step is covered</source>
<translation type="unfinished" />
</message>
<message>
<source>too large, it diverges</source>
<translation type="unfinished" />
</message>
<message>
<source>too short</source>
<translation type="unfinished" />
</message>
<message>
<source>too small: after {steps} steps {share} % of the way</source>
<translation type="unfinished" />
</message>
<message>
<source>white arrow: next step</source>
<translation type="unfinished" />
</message>
<message>
<source>white: next step</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows: here L ≈ {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>{share} % of the variance</source>
<translation type="unfinished" />
</message>
<message>
<source>·slope</source>
<translation type="unfinished" />
</message>
<message>
<source>−{rate}{slope}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LandscapeLayout</name>
<message>
<source>Contours</source>
<translation type="unfinished" />
</message>
<message>
<source>Contours of the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag the ball, or click where it should go (arrow keys move it, Shift: less); drag elsewhere to pan, wheel to zoom, A fits</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>Side from which the landscape is seen</source>
<translation type="unfinished" />
</message>
<message>
<source>Surface</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss along one parameter</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss along one parameter is being computed …</source>
<translation type="unfinished" />
</message>
<message>
<source>Valley</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LandscapeView</name>
<message>
<source>Loss landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>These axes mix all weights and biases: choose two parameters to move the ball.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LayerCanvas</name>
<message>
<source>Health of each layer now</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer {number}, {units} units:</source>
<translation type="unfinished" />
</message>
<message>
<source>activations</source>
<translation type="unfinished" />
</message>
<message>
<source>activations {mean} ± {deviation},</source>
<translation type="unfinished" />
</message>
<message>
<source>dead units</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient {length} long,</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient: the length of ∂L/∂(W, b) of the layer, on a logarithmic scale, over the training rows.
activations: their distribution, from the lowest value to the highest (sigmoid 0 to 1, tanh −1 to 1).
saturated: on a flat end of the function. dead: a ReLU that is 0 for every row.
step / weights: length of the optimizer's next step by that of the parameters; about 0.001 is usual.</source>
<translation type="unfinished" />
</message>
<message>
<source>layer</source>
<translation type="unfinished" />
</message>
<message>
<source>mean slope {slope},</source>
<translation type="unfinished" />
</message>
<message>
<source>saturated</source>
<translation type="unfinished" />
</message>
<message>
<source>saturated, dead</source>
<translation type="unfinished" />
</message>
<message>
<source>step / weights</source>
<translation type="unfinished" />
</message>
<message>
<source>step / weights {ratio},</source>
<translation type="unfinished" />
</message>
<message>
<source>{dead} units dead,</source>
<translation type="unfinished" />
</message>
<message>
<source>{share} saturated,</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LayerEditing</name>
<message>
<source>Add a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Change a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Units</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Lecture</name>
<message>
<source>Lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Step {n} cannot be shown: {problem}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LectureBook</name>
<message>
<source>A lecture has at most 400 steps.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture “{name}” is open and has no step yet: {add} adds this moment.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture “{name}” is open: {present} presents it, {next} walks its {n} steps.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture “{name}” is open: {present} presents its one step.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lectures (*{suffix});;All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Save the lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved as {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Step {n} of the lecture: {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>The lecture has been changed since it was saved. Save it before going on?</source>
<translation type="unfinished" />
</message>
<message>
<source>Untitled</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not opened: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} was not saved: {problem}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}, iteration {n}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}, iteration {n}, step {moves}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LectureDesk</name>
<message>
<source>Add this moment</source>
<translation type="unfinished" />
</message>
<message>
<source>Another lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>As it stands now, as the last step</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to what was open before</source>
<translation type="unfinished" />
</message>
<message>
<source>Chosen weight</source>
<translation type="unfinished" />
</message>
<message>
<source>Data</source>
<translation type="unfinished" />
</message>
<message>
<source>End</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden controls</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Locked values</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>Notes, which only you see</source>
<translation type="unfinished" />
</message>
<message>
<source>One place down</source>
<translation type="unfinished" />
</message>
<message>
<source>One place up</source>
<translation type="unfinished" />
</message>
<message>
<source>Open…</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove</source>
<translation type="unfinished" />
</message>
<message>
<source>Save</source>
<translation type="unfinished" />
</message>
<message>
<source>Save As…</source>
<translation type="unfinished" />
</message>
<message>
<source>Show this step</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps</source>
<translation type="unfinished" />
</message>
<message>
<source>Take this moment instead</source>
<translation type="unfinished" />
</message>
<message>
<source>The lecture to its file</source>
<translation type="unfinished" />
</message>
<message>
<source>Title of the lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Title of the step</source>
<translation type="unfinished" />
</message>
<message>
<source>Training</source>
<translation type="unfinished" />
</message>
<message>
<source>Under another name</source>
<translation type="unfinished" />
</message>
<message>
<source>Views</source>
<translation type="unfinished" />
</message>
<message>
<source>Walk the lecture from here</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights and biases</source>
<translation type="unfinished" />
</message>
<message>
<source>What stands in the window now takes the place of this step</source>
<translation type="unfinished" />
</message>
<message>
<source>Without this step</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Legend</name>
<message>
<source>batch</source>
<translation type="unfinished" />
</message>
<message>
<source>rows of the batch at hand</source>
<translation type="unfinished" />
</message>
<message>
<source>shown</source>
<translation type="unfinished" />
</message>
<message>
<source>the row that stands in the diagram</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonCard</name>
<message>
<source>not begun</source>
<translation type="unfinished" />
</message>
<message>
<source>{minutes} min</source>
<translation type="unfinished" />
</message>
<message>
<source>{seen} of {count} pages</source>
<translation type="unfinished" />
</message>
<message>
<source>✓ done</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonList</name>
<message>
<source>Forget my progress</source>
<translation type="unfinished" />
</message>
<message>
<source>Glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons of the program</source>
<translation type="unfinished" />
</message>
<message>
<source>Open lesson folder…</source>
<translation type="unfinished" />
</message>
<message>
<source>Press again to forget</source>
<translation type="unfinished" />
</message>
<message>
<source>Questions over all lessons (Ctrl+Shift+L)</source>
<translation type="unfinished" />
</message>
<message>
<source>Quiz</source>
<translation type="unfinished" />
</message>
<message>
<source>Way through</source>
<translation type="unfinished" />
</message>
<message>
<source>all pages ({minutes} min)</source>
<translation type="unfinished" />
</message>
<message>
<source>{minutes} minutes</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonPanel</name>
<message>
<source>All lessons (Ctrl+L)</source>
<translation type="unfinished" />
</message>
<message>
<source>Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Done</source>
<translation type="unfinished" />
</message>
<message>
<source>Done ✓</source>
<translation type="unfinished" />
</message>
<message>
<source>Free play  ✕</source>
<translation type="unfinished" />
</message>
<message>
<source>Free play: leave the lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>Leave the lesson; what was open before comes back (Esc)</source>
<translation type="unfinished" />
</message>
<message>
<source>Lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>Lesson {number} · {title}</source>
<translation type="unfinished" />
</message>
<message>
<source>Lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>Next</source>
<translation type="unfinished" />
</message>
<message>
<source>Next ›</source>
<translation type="unfinished" />
</message>
<message>
<source>Page text</source>
<translation type="unfinished" />
</message>
<message>
<source>Page {number} of {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>Page: set its scene once more</source>
<translation type="unfinished" />
</message>
<message>
<source>Questions of the quiz that belong to this lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>Questions on this</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the scene of this page once more</source>
<translation type="unfinished" />
</message>
<message>
<source>The next page (Alt+Right)</source>
<translation type="unfinished" />
</message>
<message>
<source>The page before (Alt+Left)</source>
<translation type="unfinished" />
</message>
<message>
<source>‹ Back</source>
<translation type="unfinished" />
</message>
<message>
<source>☰ Lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>⟲ Page</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LessonWords</name>
<message>
<source>A usual misunderstanding. </source>
<translation type="unfinished" />
</message>
<message>
<source>Check yourself:</source>
<translation type="unfinished" />
</message>
<message>
<source>From daily life. </source>
<translation type="unfinished" />
</message>
<message>
<source>How it fits. </source>
<translation type="unfinished" />
</message>
<message>
<source>The words: </source>
<translation type="unfinished" />
</message>
<message>
<source>Think first. </source>
<translation type="unfinished" />
</message>
<message>
<source>Why it matters. </source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Lessons</name>
<message>
<source>What you can say now</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Library</name>
<message>
<source>Open lesson folder</source>
<translation type="unfinished" />
</message>
<message>
<source>These lessons cannot be opened. {problem}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Looking</name>
<message>
<source>{digits}: {example}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LossCurve</name>
<message>
<source>Drag to pan, wheel to zoom; double-click or A shows the whole run</source>
<translation type="unfinished" />
</message>
<message>
<source>Iteration {iteration}: training loss {loss}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Linear</source>
<translation type="unfinished" />
</message>
<message>
<source>Linear or logarithmic loss axis</source>
<translation type="unfinished" />
</message>
<message>
<source>Log</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing has been computed yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Plot of the loss over the iterations</source>
<translation type="unfinished" />
</message>
<message>
<source>Scale of the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>before</source>
<translation type="unfinished" />
</message>
<message>
<source>best {iteration}</source>
<translation type="unfinished" />
</message>
<message>
<source>each batch</source>
<translation type="unfinished" />
</message>
<message>
<source>iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>training</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LossNotice</name>
<message>
<source>Diverged after iteration {iteration}: gradients that are not reset add up to longer and longer steps.</source>
<translation type="unfinished" />
</message>
<message>
<source>Diverged after iteration {iteration}: the steps with {sign} = {rate} are too long.</source>
<translation type="unfinished" />
</message>
<message>
<source>Diverged after iteration {iteration}: the wrong sign makes each step climb.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to iteration {iteration}, where the validation loss was smallest</source>
<translation type="unfinished" />
</message>
<message>
<source>Go to {iteration}</source>
<translation type="unfinished" />
</message>
<message>
<source>Set the learning rate to {rate}</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopped early: the validation loss no longer falls.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss grew beyond all bounds: the steps are too long.</source>
<translation type="unfinished" />
</message>
<message>
<source>Use {rate}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>LowerPanel</name>
<message>
<source>All views</source>
<translation type="unfinished" />
</message>
<message>
<source>Every view that stands here, also those without a tab in sight</source>
<translation type="unfinished" />
</message>
<message>
<source>Fold or open the views under the diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Views under the diagram</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Memorizing</name>
<message>
<source>It memorizes since iteration {iteration}: validation {best} → {now}, gap {gap}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Said when the validation loss is 10 % above its minimum and the training loss 5 % below what it was then, now and mostly in the later half of the iterations since, which must be {least} or more. More data, noise, dropout, an L1 or L2 penalty or early stopping help.</source>
<translation type="unfinished" />
</message>
<message>
<source>The validation loss has risen from {best} to {now} since iteration {iteration}, while the training loss fell to {training}: a gap of {gap}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Menus</name>
<message>
<source>Convention of the squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>Cover by name</source>
<translation type="unfinished" />
</message>
<message>
<source>Digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Down</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit</source>
<translation type="unfinished" />
</message>
<message>
<source>Export</source>
<translation type="unfinished" />
</message>
<message>
<source>Help</source>
<translation type="unfinished" />
</message>
<message>
<source>Into the right column</source>
<translation type="unfinished" />
</message>
<message>
<source>Lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>Left</source>
<translation type="unfinished" />
</message>
<message>
<source>Move</source>
<translation type="unfinished" />
</message>
<message>
<source>Recent</source>
<translation type="unfinished" />
</message>
<message>
<source>Redo</source>
<translation type="unfinished" />
</message>
<message>
<source>Right</source>
<translation type="unfinished" />
</message>
<message>
<source>Run</source>
<translation type="unfinished" />
</message>
<message>
<source>Under the diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Undo</source>
<translation type="unfinished" />
</message>
<message>
<source>Up</source>
<translation type="unfinished" />
</message>
<message>
<source>View</source>
<translation type="unfinished" />
</message>
<message>
<source>Whole window</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MistakeSwitches</name>
<message>
<source>Add each iteration's gradient to those of all before</source>
<translation type="unfinished" />
</message>
<message>
<source>Add η ∂L/∂w where the update should subtract it</source>
<translation type="unfinished" />
</message>
<message>
<source>Break the training loop</source>
<translation type="unfinished" />
</message>
<message>
<source>Each switch starts the run again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradients not reset</source>
<translation type="unfinished" />
</message>
<message>
<source>Let every weight and bias begin at 0</source>
<translation type="unfinished" />
</message>
<message>
<source>New weights in the backward pass</source>
<translation type="unfinished" />
</message>
<message>
<source>Update each layer before the blame has gone down through it</source>
<translation type="unfinished" />
</message>
<message>
<source>Wrong sign</source>
<translation type="unfinished" />
</message>
<message>
<source>Zero start</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MistakesView</name>
<message>
<source>Count the rows held out, or those that are trained on</source>
<translation type="unfinished" />
</message>
<message>
<source>Held out</source>
<translation type="unfinished" />
</message>
<message>
<source>Mistakes</source>
<translation type="unfinished" />
</message>
<message>
<source>No such row.</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing is taken for anything else.</source>
<translation type="unfinished" />
</message>
<message>
<source>Rows</source>
<translation type="unfinished" />
</message>
<message>
<source>Training</source>
<translation type="unfinished" />
</message>
<message>
<source>covered with the accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>held-out</source>
<translation type="unfinished" />
</message>
<message>
<source>training</source>
<translation type="unfinished" />
</message>
<message>
<source>worst {shown} of {found}: what it is → taken for</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} taken for {other}: {shown} of {found}, worst first</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}, recognized: the least sure {shown} of {found}</source>
<translation type="unfinished" />
</message>
<message>
<source>{rate} % of {counted} sampled {side} rows wrong ({wrong})</source>
<translation type="unfinished" />
</message>
<message>
<source>{rate} % of {counted} {side} rows wrong ({wrong})</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MoreBelow</name>
<message>
<source>More below</source>
<translation type="unfinished" />
</message>
<message>
<source>The page goes on below; press to scroll there</source>
<translation type="unfinished" />
</message>
<message>
<source>Your turn below</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MoveBar</name>
<message>
<source>Forward</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Output gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>The moves of this iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>Update</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>MoveSentence</name>
<message>
<source>  beside  </source>
<translation type="unfinished" />
</message>
<message>
<source>Each hidden unit takes its share of the blame:</source>
<translation type="unfinished" />
</message>
<message>
<source>Each unit weighs what comes in, adds its bias, and applies its function:</source>
<translation type="unfinished" />
</message>
<message>
<source>Every parameter takes its step, all with gradients of the old ones:</source>
<translation type="unfinished" />
</message>
<message>
<source>How far are the outputs from the targets, in the mean over {rows} examples?</source>
<translation type="unfinished" />
</message>
<message>
<source>How far is the output from the target?</source>
<translation type="unfinished" />
</message>
<message>
<source>How much does the loss change with what goes into the output?</source>
<translation type="unfinished" />
</message>
<message>
<source>The network as it stands. A move shows how it learns.</source>
<translation type="unfinished" />
</message>
<message>
<source>all z</source>
<translation type="unfinished" />
</message>
<message>
<source>normalized sum</source>
<translation type="unfinished" />
</message>
<message>
<source>weight · value below</source>
<translation type="unfinished" />
</message>
<message>
<source>{optimizer}'s step</source>
<translation type="unfinished" />
</message>
<message>
<source>δ above · weight</source>
<translation type="unfinished" />
</message>
<message>
<source>… {count} smaller</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NetworkDiagram</name>
<message>
<source>A number, + or − sets it.</source>
<translation type="unfinished" />
</message>
<message>
<source>A number, + or − sets its target {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation</source>
<translation type="unfinished" />
</message>
<message>
<source>After the update the mean of {rows} is {loss}.</source>
<translation type="unfinished" />
</message>
<message>
<source>BN</source>
<translation type="unfinished" />
</message>
<message>
<source>Batch normalization</source>
<translation type="unfinished" />
</message>
<message>
<source>Before the update {old}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Changed from the example; Home restores it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Chosen: {item}</source>
<translation type="unfinished" />
</message>
<message>
<source>Computational graph of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>Dropout</source>
<translation type="unfinished" />
</message>
<message>
<source>Earlier {old}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Inactive: {z} &lt; 0 for this example, the slope is 0 and no blame passes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Insert a layer before it</source>
<translation type="unfinished" />
</message>
<message>
<source>Insert a layer here</source>
<translation type="unfinished" />
</message>
<message>
<source>L: the loss, how far the output is from the target. Training makes it small.</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>Network diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Network with {inputs} inputs and layers {layers}.</source>
<translation type="unfinished" />
</message>
<message>
<source>One unit fewer</source>
<translation type="unfinished" />
</message>
<message>
<source>One unit fewer in layer {number} (−)</source>
<translation type="unfinished" />
</message>
<message>
<source>One unit more</source>
<translation type="unfinished" />
</message>
<message>
<source>One unit more in layer {number} (+)</source>
<translation type="unfinished" />
</message>
<message>
<source>Output layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove this layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Residual connection</source>
<translation type="unfinished" />
</message>
<message>
<source>Saturated: the slope at {z} is under 5 % of its largest, so little blame passes.</source>
<translation type="unfinished" />
</message>
<message>
<source>Target {name} = {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The inputs of the example shown, as a picture.</source>
<translation type="unfinished" />
</message>
<message>
<source>activation</source>
<translation type="unfinished" />
</message>
<message>
<source>activation, largest here</source>
<translation type="unfinished" />
</message>
<message>
<source>all</source>
<translation type="unfinished" />
</message>
<message>
<source>batch-norm scale of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>bias</source>
<translation type="unfinished" />
</message>
<message>
<source>bias of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>changed</source>
<translation type="unfinished" />
</message>
<message>
<source>changed from the example</source>
<translation type="unfinished" />
</message>
<message>
<source>colours from {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>drag the target</source>
<translation type="unfinished" />
</message>
<message>
<source>drop {share}</source>
<translation type="unfinished" />
</message>
<message>
<source>dropped in this batch (row {row})</source>
<translation type="unfinished" />
</message>
<message>
<source>gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>inactive</source>
<translation type="unfinished" />
</message>
<message>
<source>linear</source>
<translation type="unfinished" />
</message>
<message>
<source>mean now: {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>mean of {rows}: {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>mean over {rows} examples</source>
<translation type="unfinished" />
</message>
<message>
<source>mean over {sample} of {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>negative</source>
<translation type="unfinished" />
</message>
<message>
<source>neutral</source>
<translation type="unfinished" />
</message>
<message>
<source>new</source>
<translation type="unfinished" />
</message>
<message>
<source>none</source>
<translation type="unfinished" />
</message>
<message>
<source>now: {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>old</source>
<translation type="unfinished" />
</message>
<message>
<source>over the input plane</source>
<translation type="unfinished" />
</message>
<message>
<source>pale: made with the old weights</source>
<translation type="unfinished" />
</message>
<message>
<source>pale: old weights</source>
<translation type="unfinished" />
</message>
<message>
<source>point at an edge</source>
<translation type="unfinished" />
</message>
<message>
<source>point at an edge or a bias</source>
<translation type="unfinished" />
</message>
<message>
<source>positive</source>
<translation type="unfinished" />
</message>
<message>
<source>positive weight</source>
<translation type="unfinished" />
</message>
<message>
<source>res.</source>
<translation type="unfinished" />
</message>
<message>
<source>saturated</source>
<translation type="unfinished" />
</message>
<message>
<source>softmax of all z</source>
<translation type="unfinished" />
</message>
<message>
<source>the {drawn} largest of {weights} weights drawn</source>
<translation type="unfinished" />
</message>
<message>
<source>value above each wire, its gradient below</source>
<translation type="unfinished" />
</message>
<message>
<source>was {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>weight from {start} to {end}</source>
<translation type="unfinished" />
</message>
<message>
<source>weights into</source>
<translation type="unfinished" />
</message>
<message>
<source>{drawn} largest of {weights} weights</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} = {applied}: not computed yet in this iteration.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} = {value}: an input.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} = {value}: the input {own}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} = {value}: the target, what the output should be.</source>
<translation type="unfinished" />
</message>
<message>
<source>… {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>… {count} more</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NetworkRows</name>
<message>
<source>Dropout</source>
<translation type="unfinished" />
</message>
<message>
<source>Dropout of the hidden layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden layers</source>
<translation type="unfinished" />
</message>
<message>
<source>Initializer</source>
<translation type="unfinished" />
</message>
<message>
<source>Initializer, seed, dropout …</source>
<translation type="unfinished" />
</message>
<message>
<source>Layer {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>Network</source>
<translation type="unfinished" />
</message>
<message>
<source>Output</source>
<translation type="unfinished" />
</message>
<message>
<source>Output activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed</source>
<translation type="unfinished" />
</message>
<message>
<source>Seed of the weights</source>
<translation type="unfinished" />
</message>
<message>
<source>The share of hidden units left out at random in training</source>
<translation type="unfinished" />
</message>
<message>
<source>Units of layer {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>mixed</source>
<translation type="unfinished" />
</message>
<message>
<source>softmax needs at least two outputs</source>
<translation type="unfinished" />
</message>
<message>
<source>unit</source>
<translation type="unfinished" />
</message>
<message>
<source>units</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NeuronGraph</name>
<message>
<source>(loss and slope at once)</source>
<translation type="unfinished" />
</message>
<message>
<source>(through + unchanged)</source>
<translation type="unfinished" />
</message>
<message>
<source>After the update {new}.</source>
<translation type="unfinished" />
</message>
<message>
<source>An input is only a number. Choose a neuron behind it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Back: {rule} = {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose a neuron, a weight or a bias: its computation opens here.</source>
<translation type="unfinished" />
</message>
<message>
<source>Computational graph</source>
<translation type="unfinished" />
</message>
<message>
<source>Computational graph of the chosen neuron</source>
<translation type="unfinished" />
</message>
<message>
<source>Computational graph of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>a goes to every neuron above; gradients add up</source>
<translation type="unfinished" />
</message>
<message>
<source>a neuron above</source>
<translation type="unfinished" />
</message>
<message>
<source>a weight</source>
<translation type="unfinished" />
</message>
<message>
<source>adds up</source>
<translation type="unfinished" />
</message>
<message>
<source>adds what comes past</source>
<translation type="unfinished" />
</message>
<message>
<source>an input</source>
<translation type="unfinished" />
</message>
<message>
<source>back through the normalization of the batch</source>
<translation type="unfinished" />
</message>
<message>
<source>f, and dropout's mask m</source>
<translation type="unfinished" />
</message>
<message>
<source>from the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>its share of </source>
<translation type="unfinished" />
</message>
<message>
<source>more neurons above</source>
<translation type="unfinished" />
</message>
<message>
<source>multiplies</source>
<translation type="unfinished" />
</message>
<message>
<source>normalizes over the batch</source>
<translation type="unfinished" />
</message>
<message>
<source>past the layer</source>
<translation type="unfinished" />
</message>
<message>
<source>past the layer above</source>
<translation type="unfinished" />
</message>
<message>
<source>past the layer, unchanged: </source>
<translation type="unfinished" />
</message>
<message>
<source>the activation function</source>
<translation type="unfinished" />
</message>
<message>
<source>the bias</source>
<translation type="unfinished" />
</message>
<message>
<source>the inputs not shown</source>
<translation type="unfinished" />
</message>
<message>
<source>the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>the output of a neuron below</source>
<translation type="unfinished" />
</message>
<message>
<source>the scale</source>
<translation type="unfinished" />
</message>
<message>
<source>the sum of what comes from above</source>
<translation type="unfinished" />
</message>
<message>
<source>the target</source>
<translation type="unfinished" />
</message>
<message>
<source>through + unchanged: </source>
<translation type="unfinished" />
</message>
<message>
<source>value above each wire, its gradient below</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}: not computed yet in this iteration.</source>
<translation type="unfinished" />
</message>
<message>
<source>δ above · weight</source>
<translation type="unfinished" />
</message>
<message>
<source>… {count} more</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NeuronGraphCanvas</name>
<message>
<source>Computational graph of the chosen neuron</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NormCanvas</name>
<message>
<source>Plot of the gradients' lengths over the iterations</source>
<translation type="unfinished" />
</message>
<message>
<source>The length of each layer's gradient through the run; numbers at the right are layers. Drag to pan, wheel to zoom; double-click or A shows the whole run.</source>
<translation type="unfinished" />
</message>
<message>
<source>iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>layer {number}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NumberDelegate</name>
<message>
<source>Value of {name}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>NumberField</name>
<message>
<source>a number</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>above</source>
<translation type="unfinished" />
</message>
<message>
<source>not below</source>
<translation type="unfinished" />
</message>
<message>
<source>{kind} above {low}, up to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{kind} from {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is {allowed}; “{found}” is not.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>OneExample</name>
<message>
<source>bars: ŷ, dotted ring: y</source>
<translation type="unfinished" />
</message>
<message>
<source>held-out example {row} of {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>mean over the batch</source>
<translation type="unfinished" />
</message>
<message>
<source>training example {row} of {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>{shown} of {all} outputs, highest first</source>
<translation type="unfinished" />
</message>
<message>
<source>ŷ comes with the forward pass</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>OutputView</name>
<message>
<source>Confusion matrix</source>
<translation type="unfinished" />
</message>
<message>
<source>Decision map</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw each residual's square as a square</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw ŷ − y in place of ŷ</source>
<translation type="unfinished" />
</message>
<message>
<source>Fit</source>
<translation type="unfinished" />
</message>
<message>
<source>Here stands what the network answers.</source>
<translation type="unfinished" />
</message>
<message>
<source>One example</source>
<translation type="unfinished" />
</message>
<message>
<source>Output</source>
<translation type="unfinished" />
</message>
<message>
<source>Predicted, actual</source>
<translation type="unfinished" />
</message>
<message>
<source>Residuals</source>
<translation type="unfinished" />
</message>
<message>
<source>Show what the network says in another way</source>
<translation type="unfinished" />
</message>
<message>
<source>Squares</source>
<translation type="unfinished" />
</message>
<message>
<source>What the output panel shows</source>
<translation type="unfinished" />
</message>
<message>
<source>drawn: a fixed sample, {shown} of {rows} training rows</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Pad</name>
<message>
<source>Draw a digit here</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw with mouse or pen. Keys: arrows move the pen, Space lowers and raises it,
E changes between pen and eraser, Delete clears.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pad to draw a digit on</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Pairs</name>
<message>
<source>Computational graph</source>
<translation type="unfinished" />
</message>
<message>
<source>Diagram and chain rule</source>
<translation type="unfinished" />
</message>
<message>
<source>Diagram and landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>Diagram and loss curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Diagram and output</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient health</source>
<translation type="unfinished" />
</message>
<message>
<source>Landscape and loss curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>Network diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Output and loss curve</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Panel</name>
<message>
<source>AND</source>
<translation type="unfinished" />
</message>
<message>
<source>Circles</source>
<translation type="unfinished" />
</message>
<message>
<source>Decay ρ</source>
<translation type="unfinished" />
</message>
<message>
<source>Digits</source>
<translation type="unfinished" />
</message>
<message>
<source>ELU</source>
<translation type="unfinished" />
</message>
<message>
<source>GELU</source>
<translation type="unfinished" />
</message>
<message>
<source>Gaussians</source>
<translation type="unfinished" />
</message>
<message>
<source>He normal</source>
<translation type="unfinished" />
</message>
<message>
<source>He uniform</source>
<translation type="unfinished" />
</message>
<message>
<source>House prices</source>
<translation type="unfinished" />
</message>
<message>
<source>LeCun normal</source>
<translation type="unfinished" />
</message>
<message>
<source>Line</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum μ</source>
<translation type="unfinished" />
</message>
<message>
<source>Moons</source>
<translation type="unfinished" />
</message>
<message>
<source>OR</source>
<translation type="unfinished" />
</message>
<message>
<source>One example</source>
<translation type="unfinished" />
</message>
<message>
<source>Penguins</source>
<translation type="unfinished" />
</message>
<message>
<source>Plane</source>
<translation type="unfinished" />
</message>
<message>
<source>ReLU</source>
<translation type="unfinished" />
</message>
<message>
<source>SiLU</source>
<translation type="unfinished" />
</message>
<message>
<source>Sine</source>
<translation type="unfinished" />
</message>
<message>
<source>Spiral</source>
<translation type="unfinished" />
</message>
<message>
<source>Step</source>
<translation type="unfinished" />
</message>
<message>
<source>Weight decay</source>
<translation type="unfinished" />
</message>
<message>
<source>XOR</source>
<translation type="unfinished" />
</message>
<message>
<source>Xavier normal</source>
<translation type="unfinished" />
</message>
<message>
<source>Xavier uniform</source>
<translation type="unfinished" />
</message>
<message>
<source>binary cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>leaky ReLU</source>
<translation type="unfinished" />
</message>
<message>
<source>linear</source>
<translation type="unfinished" />
</message>
<message>
<source>mean absolute</source>
<translation type="unfinished" />
</message>
<message>
<source>mean squared</source>
<translation type="unfinished" />
</message>
<message>
<source>sigmoid σ</source>
<translation type="unfinished" />
</message>
<message>
<source>softmax</source>
<translation type="unfinished" />
</message>
<message>
<source>softplus</source>
<translation type="unfinished" />
</message>
<message>
<source>tanh</source>
<translation type="unfinished" />
</message>
<message>
<source>uniform ±½</source>
<translation type="unfinished" />
</message>
<message>
<source>zeros</source>
<translation type="unfinished" />
</message>
<message>
<source>½ squared</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ParameterModel</name>
<message>
<source>Before</source>
<translation type="unfinished" />
</message>
<message>
<source>Changed</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient ∂L/∂·</source>
<translation type="unfinished" />
</message>
<message>
<source>Name</source>
<translation type="unfinished" />
</message>
<message>
<source>Next step</source>
<translation type="unfinished" />
</message>
<message>
<source>Set by hand: the value in the document stands here; during the update the one before it</source>
<translation type="unfinished" />
</message>
<message>
<source>Step made</source>
<translation type="unfinished" />
</message>
<message>
<source>The unit where a weight starts and the one where it ends</source>
<translation type="unfinished" />
</message>
<message>
<source>The weight, bias or scale as the diagram calls it</source>
<translation type="unfinished" />
</message>
<message>
<source>Type a number to set it</source>
<translation type="unfinished" />
</message>
<message>
<source>Type a number to set {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Value</source>
<translation type="unfinished" />
</message>
<message>
<source>What the optimizer adds to the parameter</source>
<translation type="unfinished" />
</message>
<message>
<source>Where</source>
<translation type="unfinished" />
</message>
<message>
<source>bias of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>none</source>
<translation type="unfinished" />
</message>
<message>
<source>scale of {unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>was {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is a number; “{found}” is not.</source>
<translation type="unfinished" />
</message>
<message>
<source>∂L/∂ of each parameter, the mean over the examples of the batch</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ParameterTable</name>
<message>
<source>A name, a unit, weight, bias, layer 2, output; several words all count</source>
<translation type="unfinished" />
</message>
<message>
<source>All parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter the parameters by name or layer</source>
<translation type="unfinished" />
</message>
<message>
<source>Filter: v1, bias, layer 2</source>
<translation type="unfinished" />
</message>
<message>
<source>No parameter has these words.</source>
<translation type="unfinished" />
</message>
<message>
<source>Parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Table of all parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>{found} of {total}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Phrase</name>
<message>
<source>0 on an output layer with {kind}</source>
<translation type="unfinished" />
</message>
<message>
<source>1 to {limit} rows</source>
<translation type="unfinished" />
</message>
<message>
<source>1234 or 1.234</source>
<translation type="unfinished" />
</message>
<message>
<source>A sheet to calculate by hand is made for layers without dropout, batch normalization and residual connections.</source>
<translation type="unfinished" />
</message>
<message>
<source>An input or a target was moved: put it back as it was (Ctrl+Z, or ⟲ Page).</source>
<translation type="unfinished" />
</message>
<message>
<source>Answer the question first.</source>
<translation type="unfinished" />
</message>
<message>
<source>At {rate} it diverges. Now find a smaller one at which the loss still falls for 15 iterations.</source>
<translation type="unfinished" />
</message>
<message>
<source>CSV text</source>
<translation type="unfinished" />
</message>
<message>
<source>Diverged after iteration {iteration}: gradients not reset add up to longer and longer steps.</source>
<translation type="unfinished" />
</message>
<message>
<source>Diverged after iteration {iteration}: rates are stable up to {stable} here, try {lower}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Diverged after iteration {iteration}: the rate {rate} is too high here, try {lower}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Diverged after iteration {iteration}: the wrong sign makes each step climb.</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw until it reads {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw until it reads {name}. Now it reads {reading}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each step overshoots further: the learning rate {rate} is above {stable}, the largest stable rate here (2 divided by the curvature {curvature}).</source>
<translation type="unfinished" />
</message>
<message>
<source>File name too long</source>
<translation type="unfinished" />
</message>
<message>
<source>First find a learning rate at which the loss grows and grows.</source>
<translation type="unfinished" />
</message>
<message>
<source>First train until the validation loss has clearly risen again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go back to the start (R).</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on to the move “{move}” (the . key).</source>
<translation type="unfinished" />
</message>
<message>
<source>Input/output error</source>
<translation type="unfinished" />
</message>
<message>
<source>Is a directory</source>
<translation type="unfinished" />
</message>
<message>
<source>It reads {reading}. On the same paper, go on until it reads {name}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Iteration {iteration} is too early.</source>
<translation type="unfinished" />
</message>
<message>
<source>Iteration {iteration} is too late.</source>
<translation type="unfinished" />
</message>
<message>
<source>JSON in UTF-8</source>
<translation type="unfinished" />
</message>
<message>
<source>MP4 needs ffmpeg, which is not installed; install ffmpeg, or choose GIF.</source>
<translation type="unfinished" />
</message>
<message>
<source>Mend the training loop first: the runners of a race train as they should.</source>
<translation type="unfinished" />
</message>
<message>
<source>Move a number by hand.</source>
<translation type="unfinished" />
</message>
<message>
<source>No earlier move is kept: this is where the run begins.</source>
<translation type="unfinished" />
</message>
<message>
<source>No space left on device</source>
<translation type="unfinished" />
</message>
<message>
<source>No such file or directory</source>
<translation type="unfinished" />
</message>
<message>
<source>No two hidden units are the same yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Not a directory</source>
<translation type="unfinished" />
</message>
<message>
<source>Not every gradient has changed its sign yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Not yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Now it was trained. Press R to go back, and do it by hand.</source>
<translation type="unfinished" />
</message>
<message>
<source>ONNX needs the package onnx; install it with: pip install backprop-studio[onnx]</source>
<translation type="unfinished" />
</message>
<message>
<source>One row with a missing value was left out.</source>
<translation type="unfinished" />
</message>
<message>
<source>Open the view “{name}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Operation not permitted</source>
<translation type="unfinished" />
</message>
<message>
<source>Permission denied</source>
<translation type="unfinished" />
</message>
<message>
<source>Read-only file system</source>
<translation type="unfinished" />
</message>
<message>
<source>Start the race.</source>
<translation type="unfinished" />
</message>
<message>
<source>Still to be chosen on the diagram: {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Still to be moved by hand: {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopped early at iteration {iteration}: one epoch without a smaller validation loss.</source>
<translation type="unfinished" />
</message>
<message>
<source>Stopped early at iteration {iteration}: {count} epochs without a smaller validation loss.</source>
<translation type="unfinished" />
</message>
<message>
<source>Switch on: {names}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Switch the mistakes off.</source>
<translation type="unfinished" />
</message>
<message>
<source>That took {iteration} iterations, and {most} are allowed. R goes back.</source>
<translation type="unfinished" />
</message>
<message>
<source>The largest gradient is still {value}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The limit lies between {low} and {high}. Bring the two within {within}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss has not run away yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss is {loss}; it has to come below {bound}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss is {loss}; it has to rise above {bound}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss ran away.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network has {count} parameters; a sheet to calculate by hand is made for at most {most}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The network holds numbers too large for the float32 of an ONNX model.</source>
<translation type="unfinished" />
</message>
<message>
<source>The race has come {made} of {count} iterations.</source>
<translation type="unfinished" />
</message>
<message>
<source>The right answer is still missing.</source>
<translation type="unfinished" />
</message>
<message>
<source>The run before that reset is no longer kept.</source>
<translation type="unfinished" />
</message>
<message>
<source>The run before that take-over is no longer kept.</source>
<translation type="unfinished" />
</message>
<message>
<source>The run has not stopped by itself.</source>
<translation type="unfinished" />
</message>
<message>
<source>The share of right answers is {now}; it has to be above {bound} %.</source>
<translation type="unfinished" />
</message>
<message>
<source>The {name} is not yet the one that is asked for.</source>
<translation type="unfinished" />
</message>
<message>
<source>They are the same after {iteration} iterations; train {count}.</source>
<translation type="unfinished" />
</message>
<message>
<source>This time let the program train, from the start (R).</source>
<translation type="unfinished" />
</message>
<message>
<source>Too many levels of symbolic links</source>
<translation type="unfinished" />
</message>
<message>
<source>You have changed {names}; here {most} will do. Ctrl+Z undoes.</source>
<translation type="unfinished" />
</message>
<message>
<source>a PDF document</source>
<translation type="unfinished" />
</message>
<message>
<source>a Parquet file</source>
<translation type="unfinished" />
</message>
<message>
<source>a batch has a whole number of rows, 1 or more</source>
<translation type="unfinished" />
</message>
<message>
<source>a brace is missing in ${text}$</source>
<translation type="unfinished" />
</message>
<message>
<source>a brace stands after a command, _ or ^: ${text}$</source>
<translation type="unfinished" />
</message>
<message>
<source>a byte that is not UTF-8 at position {start}</source>
<translation type="unfinished" />
</message>
<message>
<source>a byte that is not {name} at position {start}</source>
<translation type="unfinished" />
</message>
<message>
<source>a closing brace is missing in ${text}$</source>
<translation type="unfinished" />
</message>
<message>
<source>a compressed file</source>
<translation type="unfinished" />
</message>
<message>
<source>a displayed formula stands on one line: $$ … $$</source>
<translation type="unfinished" />
</message>
<message>
<source>a document to read</source>
<translation type="unfinished" />
</message>
<message>
<source>a file inside the document's folder</source>
<translation type="unfinished" />
</message>
<message>
<source>a file of questions is called as 03-name.toml is</source>
<translation type="unfinished" />
</message>
<message>
<source>a file of {size} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>a file to read</source>
<translation type="unfinished" />
</message>
<message>
<source>a finite number</source>
<translation type="unfinished" />
</message>
<message>
<source>a finite number, as in the rest of the column</source>
<translation type="unfinished" />
</message>
<message>
<source>a formula</source>
<translation type="unfinished" />
</message>
<message>
<source>a header and at least one row</source>
<translation type="unfinished" />
</message>
<message>
<source>a lecture of at most 256 MiB</source>
<translation type="unfinished" />
</message>
<message>
<source>a lecture to read</source>
<translation type="unfinished" />
</message>
<message>
<source>a lesson has {fewest} to {most} pages, this one has {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>a list</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of numbers, a list of lists of equal length, or an object of base64</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of one or two whole numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of rows, each a list of numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>a list of {width} numbers, as the first row is</source>
<translation type="unfinished" />
</message>
<message>
<source>a missing value in every row</source>
<translation type="unfinished" />
</message>
<message>
<source>a noise that keeps numbers finite</source>
<translation type="unfinished" />
</message>
<message>
<source>a number</source>
<translation type="unfinished" />
</message>
<message>
<source>a number below 1.8e308</source>
<translation type="unfinished" />
</message>
<message>
<source>a number from 0 to 1 with {kind}</source>
<translation type="unfinished" />
</message>
<message>
<source>a number of thousands of digits</source>
<translation type="unfinished" />
</message>
<message>
<source>a number that is not finite</source>
<translation type="unfinished" />
</message>
<message>
<source>a number that is too large</source>
<translation type="unfinished" />
</message>
<message>
<source>a number, as in the rest of the column</source>
<translation type="unfinished" />
</message>
<message>
<source>a page begins with a line +++ and its facts in TOML</source>
<translation type="unfinished" />
</message>
<message>
<source>a page has at most {most} words, this one has {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>a page has no headings within its text</source>
<translation type="unfinished" />
</message>
<message>
<source>a page is called as 3-name.md is: number, name, .md</source>
<translation type="unfinished" />
</message>
<message>
<source>a picture</source>
<translation type="unfinished" />
</message>
<message>
<source>a power has an exponent of at most 64</source>
<translation type="unfinished" />
</message>
<message>
<source>a prediction has either choices or a number</source>
<translation type="unfinished" />
</message>
<message>
<source>a question of the kind “{kind}” has no “{key}”</source>
<translation type="unfinished" />
</message>
<message>
<source>a question of the kind “{kind}” has “{key}”</source>
<translation type="unfinished" />
</message>
<message>
<source>a quotation mark that is never closed</source>
<translation type="unfinished" />
</message>
<message>
<source>a range from {low:g} to {high:g}</source>
<translation type="unfinished" />
</message>
<message>
<source>a range that rises</source>
<translation type="unfinished" />
</message>
<message>
<source>a relative path inside the document's folder</source>
<translation type="unfinished" />
</message>
<message>
<source>a row</source>
<translation type="unfinished" />
</message>
<message>
<source>a smaller table</source>
<translation type="unfinished" />
</message>
<message>
<source>a sum of 1 with cross_entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>a table beside a document that is saved</source>
<translation type="unfinished" />
</message>
<message>
<source>a value in some rows</source>
<translation type="unfinished" />
</message>
<message>
<source>a value of the wrong kind</source>
<translation type="unfinished" />
</message>
<message>
<source>a value that does not fit</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number from 0 to {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number from 0 to {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number from 1 to {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number from 1 to {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>a whole number of more than 60 digits</source>
<translation type="unfinished" />
</message>
<message>
<source>a word</source>
<translation type="unfinished" />
</message>
<message>
<source>a workbook of an old kind</source>
<translation type="unfinished" />
</message>
<message>
<source>a workbook or another zipped file</source>
<translation type="unfinished" />
</message>
<message>
<source>a wrong number is so near to the right one that it counts as right</source>
<translation type="unfinished" />
</message>
<message>
<source>a zero byte at position {index}</source>
<translation type="unfinished" />
</message>
<message>
<source>above {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>after some iterations only weights and biases can be set</source>
<translation type="unfinished" />
</message>
<message>
<source>after(n, …) takes a whole number from 0 to 2000: “{text}”</source>
<translation type="unfinished" />
</message>
<message>
<source>after(…) stands outside of what is set after other iterations</source>
<translation type="unfinished" />
</message>
<message>
<source>an array</source>
<translation type="unfinished" />
</message>
<message>
<source>an array of numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>an empty object</source>
<translation type="unfinished" />
</message>
<message>
<source>an empty row</source>
<translation type="unfinished" />
</message>
<message>
<source>an entry has at most {most} words</source>
<translation type="unfinished" />
</message>
<message>
<source>an entry has two sentences, this one has {sentences}</source>
<translation type="unfinished" />
</message>
<message>
<source>an expression has at most {most} signs</source>
<translation type="unfinished" />
</message>
<message>
<source>an index is missing in ${text}$</source>
<translation type="unfinished" />
</message>
<message>
<source>an index stands after a letter: ${text}$</source>
<translation type="unfinished" />
</message>
<message>
<source>an object</source>
<translation type="unfinished" />
</message>
<message>
<source>an object of one of the kinds {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>an object with {key}, {allowed}</source>
<translation type="unfinished" />
</message>
<message>
<source>at least 2 with softmax</source>
<translation type="unfinished" />
</message>
<message>
<source>at least one number a row</source>
<translation type="unfinished" />
</message>
<message>
<source>at least one of {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>at least one view is shown</source>
<translation type="unfinished" />
</message>
<message>
<source>at least one whole row</source>
<translation type="unfinished" />
</message>
<message>
<source>at most 256 MiB</source>
<translation type="unfinished" />
</message>
<message>
<source>at most {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>at most {limit} levels</source>
<translation type="unfinished" />
</message>
<message>
<source>at most {limit} numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>base64</source>
<translation type="unfinished" />
</message>
<message>
<source>below {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>both or neither</source>
<translation type="unfinished" />
</message>
<message>
<source>column {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>columns</source>
<translation type="unfinished" />
</message>
<message>
<source>cross_entropy, as the output layer is softmax</source>
<translation type="unfinished" />
</message>
<message>
<source>different names</source>
<translation type="unfinished" />
</message>
<message>
<source>document</source>
<translation type="unfinished" />
</message>
<message>
<source>each column once</source>
<translation type="unfinished" />
</message>
<message>
<source>each key once</source>
<translation type="unfinished" />
</message>
<message>
<source>early stopping with a validation_fraction that holds out at least one row</source>
<translation type="unfinished" />
</message>
<message>
<source>either an experiment or a page of a lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>false on an output layer with {kind}</source>
<translation type="unfinished" />
</message>
<message>
<source>false, or a momentum above 0</source>
<translation type="unfinished" />
</message>
<message>
<source>ffmpeg could not make the film</source>
<translation type="unfinished" />
</message>
<message>
<source>finite numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>forward pass</source>
<translation type="unfinished" />
</message>
<message>
<source>header, columns {one} and {other}</source>
<translation type="unfinished" />
</message>
<message>
<source>hidden gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>it cannot be read: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>it has more than the {most} bytes that are allowed</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not UTF-8</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not said what a wrong answer confuses</source>
<translation type="unfinished" />
</message>
<message>
<source>it is not said what this answer confuses</source>
<translation type="unfinished" />
</message>
<message>
<source>it is right by itself or by “when”, not both</source>
<translation type="unfinished" />
</message>
<message>
<source>it leads out of its folder</source>
<translation type="unfinished" />
</message>
<message>
<source>line {line}</source>
<translation type="unfinished" />
</message>
<message>
<source>line {line}, column {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>lists are nested too deeply</source>
<translation type="unfinished" />
</message>
<message>
<source>loss</source>
<translation type="unfinished" />
</message>
<message>
<source>more than fits into the memory</source>
<translation type="unfinished" />
</message>
<message>
<source>more than {limit} rows</source>
<translation type="unfinished" />
</message>
<message>
<source>no columns</source>
<translation type="unfinished" />
</message>
<message>
<source>no lecture</source>
<translation type="unfinished" />
</message>
<message>
<source>no network of {count} has numbers that will do: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>no ordinary file</source>
<translation type="unfinished" />
</message>
<message>
<source>no place is right</source>
<translation type="unfinished" />
</message>
<message>
<source>no rows</source>
<translation type="unfinished" />
</message>
<message>
<source>no such key with mnist, whose test digits are the validation rows</source>
<translation type="unfinished" />
</message>
<message>
<source>no validation rows</source>
<translation type="unfinished" />
</message>
<message>
<source>no values</source>
<translation type="unfinished" />
</message>
<message>
<source>no vectors</source>
<translation type="unfinished" />
</message>
<message>
<source>no {key} with mnist</source>
<translation type="unfinished" />
</message>
<message>
<source>no {key} without batch_norm</source>
<translation type="unfinished" />
</message>
<message>
<source>none of the choices is right</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers are compared by &lt;, &lt;=, &gt;, &gt;=, == and !=</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers of at least 0</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers that are not in rows</source>
<translation type="unfinished" />
</message>
<message>
<source>numbers that {name} can hold</source>
<translation type="unfinished" />
</message>
<message>
<source>objects nested too deeply</source>
<translation type="unfinished" />
</message>
<message>
<source>of at least {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>one JSON object</source>
<translation type="unfinished" />
</message>
<message>
<source>one JSON object in UTF-8</source>
<translation type="unfinished" />
</message>
<message>
<source>one answer must be right, and {right} are</source>
<translation type="unfinished" />
</message>
<message>
<source>one of the columns {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>one of {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>only at(…) takes names with values, as in at(loss, w=1.01): “{text}”</source>
<translation type="unfinished" />
</message>
<message>
<source>output gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>quotation marks in pairs</source>
<translation type="unfinished" />
</message>
<message>
<source>row {row} (line {line})</source>
<translation type="unfinished" />
</message>
<message>
<source>row(n, …) takes a whole number from 1: “{text}”</source>
<translation type="unfinished" />
</message>
<message>
<source>softmax in the output layer only</source>
<translation type="unfinished" />
</message>
<message>
<source>some answers must be right, and some wrong</source>
<translation type="unfinished" />
</message>
<message>
<source>start, after and at are for small networks and few rows</source>
<translation type="unfinished" />
</message>
<message>
<source>steps stand in their right order, none is right by itself</source>
<translation type="unfinished" />
</message>
<message>
<source>table</source>
<translation type="unfinished" />
</message>
<message>
<source>text</source>
<translation type="unfinished" />
</message>
<message>
<source>text that is not JSON ({problem})</source>
<translation type="unfinished" />
</message>
<message>
<source>text that is not base64</source>
<translation type="unfinished" />
</message>
<message>
<source>the depth of the format</source>
<translation type="unfinished" />
</message>
<message>
<source>the first page of a lesson has a scene with a document</source>
<translation type="unfinished" />
</message>
<message>
<source>the key twice</source>
<translation type="unfinished" />
</message>
<message>
<source>the key “{name}” is missing</source>
<translation type="unfinished" />
</message>
<message>
<source>the keys of {kind}: {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>the keys shape, dtype, base64</source>
<translation type="unfinished" />
</message>
<message>
<source>the keys shape, dtype, base64, all three</source>
<translation type="unfinished" />
</message>
<message>
<source>the keys: {names}</source>
<translation type="unfinished" />
</message>
<message>
<source>the number is not finite</source>
<translation type="unfinished" />
</message>
<message>
<source>the page has no text</source>
<translation type="unfinished" />
</message>
<message>
<source>the picture is too large</source>
<translation type="unfinished" />
</message>
<message>
<source>the second line +++ is missing</source>
<translation type="unfinished" />
</message>
<message>
<source>the shape ({size})</source>
<translation type="unfinished" />
</message>
<message>
<source>the shape {shape}</source>
<translation type="unfinished" />
</message>
<message>
<source>the sum {sum}</source>
<translation type="unfinished" />
</message>
<message>
<source>the unknown key with {value}</source>
<translation type="unfinished" />
</message>
<message>
<source>there are 2 to 6 choices, not {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>there are at least two choices</source>
<translation type="unfinished" />
</message>
<message>
<source>there are no questions here: no file such as 01-name.toml</source>
<translation type="unfinished" />
</message>
<message>
<source>there are two questions “{name}”</source>
<translation type="unfinished" />
</message>
<message>
<source>there is either a document or a fresh network</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no \{name} for formulas here</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no entry “{name}”</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no example “{name}”</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no file {name} in the lesson's folder</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no key “{name}” here</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no lesson here: no folder such as 01-name</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no network “{fresh}” (there are {names})</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no style “{style}” (there are {names})</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no training row {row}</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no view “{view}” (there are {names})</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no {name}(…) with {count} values: “{text}”</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no {path} in this document</source>
<translation type="unfinished" />
</message>
<message>
<source>there is no “{name}” in this network (there are {some} …)</source>
<translation type="unfinished" />
</message>
<message>
<source>there is not enough memory</source>
<translation type="unfinished" />
</message>
<message>
<source>there is one closing brace too many in ${text}$</source>
<translation type="unfinished" />
</message>
<message>
<source>this is not TOML: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>this optimizer has no {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>true or false</source>
<translation type="unfinished" />
</message>
<message>
<source>two answers read the same</source>
<translation type="unfinished" />
</message>
<message>
<source>two classes</source>
<translation type="unfinished" />
</message>
<message>
<source>two columns named {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>unknown</source>
<translation type="unfinished" />
</message>
<message>
<source>up to {limit:g}</source>
<translation type="unfinished" />
</message>
<message>
<source>update</source>
<translation type="unfinished" />
</message>
<message>
<source>{activation}, as the loss is {kind}</source>
<translation type="unfinished" />
</message>
<message>
<source>{condition} does not hold</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} categories</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} cells</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} characters of base64</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} different values</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} entries</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} names</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} rows of {width} columns</source>
<translation type="unfinished" />
</message>
<message>
<source>{count}, one a layer</source>
<translation type="unfinished" />
</message>
<message>
<source>{features}, the number of inputs, as the layer is residual</source>
<translation type="unfinished" />
</message>
<message>
<source>{file}, line {line}</source>
<translation type="unfinished" />
</message>
<message>
<source>{function}(…) is of a weight or a bias, and “{name}” is neither</source>
<translation type="unfinished" />
</message>
<message>
<source>{function}(…) is of an input or a target, and “{name}” is neither</source>
<translation type="unfinished" />
</message>
<message>
<source>{made} of {count} iterations made.</source>
<translation type="unfinished" />
</message>
<message>
<source>{made} of {count} moves made (the . key).</source>
<translation type="unfinished" />
</message>
<message>
<source>{names}, as the optimizer keeps</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} again</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} is begun by {sign} and not ended: “{text}”</source>
<translation type="unfinished" />
</message>
<message>
<source>{outputs}, the number of target columns</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, a link out of the folder</source>
<translation type="unfinished" />
</message>
<message>
<source>{path}, where there is no file</source>
<translation type="unfinished" />
</message>
<message>
<source>{place} (a key)</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: found {found}, allowed: {allowed}</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows of so many columns</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows with missing values were left out.</source>
<translation type="unfinished" />
</message>
<message>
<source>{row}, {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>{size} bytes</source>
<translation type="unfinished" />
</message>
<message>
<source>{units}, the width below, as the layer is residual</source>
<translation type="unfinished" />
</message>
<message>
<source>{value} in row {row} of those used, column {column}</source>
<translation type="unfinished" />
</message>
<message>
<source>{wanted} bytes, as the shape says</source>
<translation type="unfinished" />
</message>
<message>
<source>{wanted}, as many as inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>{wanted}, one a column</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} from {low} to {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} {limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>{what} {low} and {high}</source>
<translation type="unfinished" />
</message>
<message>
<source>{width}, as in the first line</source>
<translation type="unfinished" />
</message>
<message>
<source>{written} is too long to be read at a glance</source>
<translation type="unfinished" />
</message>
<message>
<source>{written} is {value}; its sign has not changed by training yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>“needs” is for a network drawn anew</source>
<translation type="unfinished" />
</message>
<message>
<source>“{entry}” is not in the glossary</source>
<translation type="unfinished" />
</message>
<message>
<source>“{expression}” is no number but true or false</source>
<translation type="unfinished" />
</message>
<message>
<source>“{expression}” is not finite here</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” cannot be set: only weights, biases, rate, momentum, batch, and inline inputs and targets can</source>
<translation type="unfinished" />
</message>
<message>
<source>“{name}” is no weight and no bias</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” cannot be computed</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” holds something that is not allowed in a lesson</source>
<translation type="unfinished" />
</message>
<message>
<source>“{text}” is no expression</source>
<translation type="unfinished" />
</message>
<message>
<source>“{word}” is not in the glossary</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PlanPanel</name>
<message>
<source>1 input</source>
<translation type="unfinished" />
</message>
<message>
<source>A quantity</source>
<translation type="unfinished" />
</message>
<message>
<source>Guessed from the target. A quantity is fitted; a class gets a probability</source>
<translation type="unfinished" />
</message>
<message>
<source>Held out</source>
<translation type="unfinished" />
</message>
<message>
<source>Held out for validation</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden units</source>
<translation type="unfinished" />
</message>
<message>
<source>Kind of problem</source>
<translation type="unfinished" />
</message>
<message>
<source>Network to begin with</source>
<translation type="unfinished" />
</message>
<message>
<source>Rows</source>
<translation type="unfinished" />
</message>
<message>
<source>Several classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Standardize the columns</source>
<translation type="unfinished" />
</message>
<message>
<source>Subtract each column's mean and divide by its standard deviation, so that no column outweighs another. Axes keep the table's own units.</source>
<translation type="unfinished" />
</message>
<message>
<source>Target is</source>
<translation type="unfinished" />
</message>
<message>
<source>The share of the rows that is not trained on, to see whether it generalizes</source>
<translation type="unfinished" />
</message>
<message>
<source>Two classes</source>
<translation type="unfinished" />
</message>
<message>
<source>Units of the one hidden layer, tanh; 0 for none</source>
<translation type="unfinished" />
</message>
<message>
<source>What is learned</source>
<translation type="unfinished" />
</message>
<message>
<source>binary cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>cross-entropy</source>
<translation type="unfinished" />
</message>
<message>
<source>mean squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>{layers}; loss: {loss}; optimizer: Adam. All can be changed later.</source>
<translation type="unfinished" />
</message>
<message>
<source>{units} tanh</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Plots</name>
<message>
<source>earlier branch</source>
<translation type="unfinished" />
</message>
<message>
<source>whole run</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PointBar</name>
<message>
<source>Add</source>
<translation type="unfinished" />
</message>
<message>
<source>Add points: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>Click into the plot to add points</source>
<translation type="unfinished" />
</message>
<message>
<source>Click or drag over points</source>
<translation type="unfinished" />
</message>
<message>
<source>Click or drag to add points: {name} (key {number})</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag points elsewhere</source>
<translation type="unfinished" />
</message>
<message>
<source>Erase</source>
<translation type="unfinished" />
</message>
<message>
<source>Move</source>
<translation type="unfinished" />
</message>
<message>
<source>Target of new points</source>
<translation type="unfinished" />
</message>
<message>
<source>Tools for points</source>
<translation type="unfinished" />
</message>
<message>
<source>{name} of new points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PointEditing</name>
<message>
<source>Add points</source>
<translation type="unfinished" />
</message>
<message>
<source>Erase points</source>
<translation type="unfinished" />
</message>
<message>
<source>Move a point</source>
<translation type="unfinished" />
</message>
<message>
<source>Only a sample of this table is shown: open it by File, Open table.</source>
<translation type="unfinished" />
</message>
<message>
<source>The last point stays: a network needs one to learn from.</source>
<translation type="unfinished" />
</message>
<message>
<source>The points are now rows of the document.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PointWorkbench</name>
<message>
<source>Add, move and erase points by hand. Keys in the plot: arrows and Return, Delete, digits for the class, Escape to end</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit</source>
<translation type="unfinished" />
</message>
<message>
<source>Edit the points</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Poll</name>
<message>
<source>Close</source>
<translation type="unfinished" />
</message>
<message>
<source>Raised hands for choice {n}</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the answer</source>
<translation type="unfinished" />
</message>
<message>
<source>Show the bars</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PredictedView</name>
<message>
<source>, validation {typical}</source>
<translation type="unfinished" />
</message>
<message>
<source>&gt; 3 √MSE off</source>
<translation type="unfinished" />
</message>
<message>
<source>Predicted against actual</source>
<translation type="unfinished" />
</message>
<message>
<source>actual {name}{unit}</source>
<translation type="unfinished" />
</message>
<message>
<source>all {count} targets</source>
<translation type="unfinished" />
</message>
<message>
<source>off by {typical} (√MSE)</source>
<translation type="unfinished" />
</message>
<message>
<source>predicted</source>
<translation type="unfinished" />
</message>
<message>
<source>predicted more than three times the typical error off</source>
<translation type="unfinished" />
</message>
<message>
<source>the predictions are beyond all numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>training</source>
<translation type="unfinished" />
</message>
<message>
<source>validation</source>
<translation type="unfinished" />
</message>
<message>
<source>ŷ = y</source>
<translation type="unfinished" />
</message>
<message>
<source>ŷ − y</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PredictionCard</name>
<message>
<source>?  Guess first</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare your answer with what is computed</source>
<translation type="unfinished" />
</message>
<message>
<source>Show</source>
<translation type="unfinished" />
</message>
<message>
<source>You said {answer}; computed: {computed}.</source>
<translation type="unfinished" />
</message>
<message>
<source>You said “{answer}”. Computed: “{computed}”.</source>
<translation type="unfinished" />
</message>
<message>
<source>Your guess</source>
<translation type="unfinished" />
</message>
<message>
<source>your guess</source>
<translation type="unfinished" />
</message>
<message>
<source>✓ You said {answer}; computed: {computed}.</source>
<translation type="unfinished" />
</message>
<message>
<source>✓ You said “{answer}”: so it is.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Presenting</name>
<message>
<source>A screen is gone; the lecture goes on here.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>PreviewGrid</name>
<message>
<source>First rows of the table</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ProbabilityBars</name>
<message>
<source>Probabilities</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Quantity</name>
<message>
<source>accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>length of layer {number}'s gradient</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>QuestionDialog</name>
<message>
<source>A question needs words and two choices</source>
<translation type="unfinished" />
</message>
<message>
<source>A question to the hall</source>
<translation type="unfinished" />
</message>
<message>
<source>Answered by</source>
<translation type="unfinished" />
</message>
<message>
<source>Choice {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>Question</source>
<translation type="unfinished" />
</message>
<message>
<source>What answers it</source>
<translation type="unfinished" />
</message>
<message>
<source>What is {name}?</source>
<translation type="unfinished" />
</message>
<message>
<source>nothing computed</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>QuestionPage</name>
<message>
<source>A network drawn for this question</source>
<translation type="unfinished" />
</message>
<message>
<source>Check</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare your answer with the right one (Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on without an answer; it counts as not right</source>
<translation type="unfinished" />
</message>
<message>
<source>Next</source>
<translation type="unfinished" />
</message>
<message>
<source>Next ›</source>
<translation type="unfinished" />
</message>
<message>
<source>Question {number} of {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>Results</source>
<translation type="unfinished" />
</message>
<message>
<source>Skip</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer</source>
<translation type="unfinished" />
</message>
<message>
<source>The answer: {answer}</source>
<translation type="unfinished" />
</message>
<message>
<source>The next question (Enter)</source>
<translation type="unfinished" />
</message>
<message>
<source>{network}, a few moves later</source>
<translation type="unfinished" />
</message>
<message>
<source>✓ Right</source>
<translation type="unfinished" />
</message>
<message>
<source>✗ Not right</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Quiz</name>
<message>
<source>The questions cannot be opened. {problem}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>QuizWindow</name>
<message>
<source>Can you explain it?</source>
<translation type="unfinished" />
</message>
<message>
<source>Quiz</source>
<translation type="unfinished" />
</message>
<message>
<source>Save as a page</source>
<translation type="unfinished" />
</message>
<message>
<source>Saved as {file}.</source>
<translation type="unfinished" />
</message>
<message>
<source>The page could not be saved as {file}: {reason}.</source>
<translation type="unfinished" />
</message>
<message>
<source>This question cannot be asked.</source>
<translation type="unfinished" />
</message>
<message>
<source>Web page (*.html)</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Race</name>
<message>
<source>After 20 iterations or more it has come down less than half as far as the best, or falls no slower than at the start although it is still high: steps are too short.</source>
<translation type="unfinished" />
</message>
<message>
<source>Each of the last ten steps goes back more than half of the one before, or the loss rises half as much as it falls: steps are too long.</source>
<translation type="unfinished" />
</message>
<message>
<source>Go on with this runner as the experiment, from where it stands; can be undone</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing has been learned yet.</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove runner {n}</source>
<translation type="unfinished" />
</message>
<message>
<source>Remove this runner</source>
<translation type="unfinished" />
</message>
<message>
<source>Runner {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>Take</source>
<translation type="unfinished" />
</message>
<message>
<source>Take over runner {n}</source>
<translation type="unfinished" />
</message>
<message>
<source>The length of the way through the space of all weights and biases</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss falls, or has come to rest, without turning back.</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss is above ten times that of the start, or beyond all numbers.</source>
<translation type="unfinished" />
</message>
<message>
<source>at the start</source>
<translation type="unfinished" />
</message>
<message>
<source>best</source>
<translation type="unfinished" />
</message>
<message>
<source>converging</source>
<translation type="unfinished" />
</message>
<message>
<source>crawling</source>
<translation type="unfinished" />
</message>
<message>
<source>diverged</source>
<translation type="unfinished" />
</message>
<message>
<source>just diverging</source>
<translation type="unfinished" />
</message>
<message>
<source>loss L</source>
<translation type="unfinished" />
</message>
<message>
<source>optimizer</source>
<translation type="unfinished" />
</message>
<message>
<source>oscillating</source>
<translation type="unfinished" />
</message>
<message>
<source>overshooting</source>
<translation type="unfinished" />
</message>
<message>
<source>state</source>
<translation type="unfinished" />
</message>
<message>
<source>walking</source>
<translation type="unfinished" />
</message>
<message>
<source>way</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}: learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}: optimizer</source>
<translation type="unfinished" />
</message>
<message>
<source>{word}: {share} %</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RaceView</name>
<message>
<source>+ Runner</source>
<translation type="unfinished" />
</message>
<message>
<source>All runners from where the run starts, on the same batches</source>
<translation type="unfinished" />
</message>
<message>
<source>Back to the experiment's own run, where it stands</source>
<translation type="unfinished" />
</message>
<message>
<source>End race</source>
<translation type="unfinished" />
</message>
<message>
<source>Four optimizers</source>
<translation type="unfinished" />
</message>
<message>
<source>Iteration {n}; the loss at the start was {loss}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Largest stable {symbol} here: {rate}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rates from the curvature</source>
<translation type="unfinished" />
</message>
<message>
<source>One more runner, up to eight</source>
<translation type="unfinished" />
</message>
<message>
<source>Presets</source>
<translation type="unfinished" />
</message>
<message>
<source>Race</source>
<translation type="unfinished" />
</message>
<message>
<source>Runners to begin with</source>
<translation type="unfinished" />
</message>
<message>
<source>Same start, same batches; Play and Pause are theirs.</source>
<translation type="unfinished" />
</message>
<message>
<source>Start again</source>
<translation type="unfinished" />
</message>
<message>
<source>Start race</source>
<translation type="unfinished" />
</message>
<message>
<source>The landscape has the other weights of the experiment's own run.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RangeDialog</name>
<message>
<source>Range of the landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>from</source>
<translation type="unfinished" />
</message>
<message>
<source>to</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}: both ends are the same.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RecoveryOffer</name>
<message>
<source>Backprop Studio did not end as it should: {name} was kept as of {when}.</source>
<translation type="unfinished" />
</message>
<message>
<source>It could not be opened: {problem}</source>
<translation type="unfinished" />
</message>
<message>
<source>a lecture without a name</source>
<translation type="unfinished" />
</message>
<message>
<source>a network without a name</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RegularizingEdits</name>
<message>
<source>Early stopping watches the validation loss: hold some rows out first.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ResultPage</name>
<message>
<source>Again with other numbers</source>
<translation type="unfinished" />
</message>
<message>
<source>Another length…</source>
<translation type="unfinished" />
</message>
<message>
<source>Another round, with other networks</source>
<translation type="unfinished" />
</message>
<message>
<source>Choose how many questions there shall be</source>
<translation type="unfinished" />
</message>
<message>
<source>Every topic was right. You can explain it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Lesson {number} · {title} ›</source>
<translation type="unfinished" />
</message>
<message>
<source>Save all questions and answers as an HTML page</source>
<translation type="unfinished" />
</message>
<message>
<source>Save as a page…</source>
<translation type="unfinished" />
</message>
<message>
<source>Topics to look at again: {count}. Each leads to its lesson.</source>
<translation type="unfinished" />
</message>
<message>
<source>Your name, for the page</source>
<translation type="unfinished" />
</message>
<message>
<source>not in these lessons</source>
<translation type="unfinished" />
</message>
<message>
<source>your name, if you hand it in</source>
<translation type="unfinished" />
</message>
<message>
<source>{right} of {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>{right} of {count} right</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RightSide</name>
<message>
<source>Views</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Row</name>
<message>
<source>held-out row {number}</source>
<translation type="unfinished" />
</message>
<message>
<source>training row {number}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RowMeanings</name>
<message>
<source>Each epoch takes the rows in another order</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient clipping: a longer gradient is shortened to this</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient clipping: no derivative counts for more than this</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden layers, between the inputs and the output</source>
<translation type="unfinished" />
</message>
<message>
<source>How far the targets stray by chance</source>
<translation type="unfinished" />
</message>
<message>
<source>How long Adam remembers gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>How long Adam remembers squared gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>How long the optimizer remembers squared gradients</source>
<translation type="unfinished" />
</message>
<message>
<source>How many examples are drawn</source>
<translation type="unfinished" />
</message>
<message>
<source>Initialization: how the first weights are drawn</source>
<translation type="unfinished" />
</message>
<message>
<source>Keeps the optimizer from dividing by almost nothing</source>
<translation type="unfinished" />
</message>
<message>
<source>Misses up to δ count as squares, larger ones by their size</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum: the part of each step that the next one keeps</source>
<translation type="unfinished" />
</message>
<message>
<source>Regularization: a price on the size of each weight</source>
<translation type="unfinished" />
</message>
<message>
<source>Regularization: a price on the square of each weight</source>
<translation type="unfinished" />
</message>
<message>
<source>Regularization: each update makes the weights a little smaller</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation function of the output</source>
<translation type="unfinished" />
</message>
<message>
<source>The activation function of the units in hidden layers</source>
<translation type="unfinished" />
</message>
<message>
<source>The batch: as many rows make one update together</source>
<translation type="unfinished" />
</message>
<message>
<source>The examples that the network learns from</source>
<translation type="unfinished" />
</message>
<message>
<source>The learning rate: how large a part of the gradient an update subtracts</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss: the one number that training makes small</source>
<translation type="unfinished" />
</message>
<message>
<source>The optimizer: how the gradient becomes a step</source>
<translation type="unfinished" />
</message>
<message>
<source>The same number draws the same examples again</source>
<translation type="unfinished" />
</message>
<message>
<source>The same number draws the same first weights again</source>
<translation type="unfinished" />
</message>
<message>
<source>Validation: the share of rows kept out of training</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>RunControl</name>
<message>
<source>Take over a runner</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Running</name>
<message>
<source>1 move a second</source>
<translation type="unfinished" />
</message>
<message>
<source>{pace} moves a second</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Settings</name>
<message>
<source>(ŷ − y)², without</source>
<translation type="unfinished" />
</message>
<message>
<source>As the document has it</source>
<translation type="unfinished" />
</message>
<message>
<source>As the system has it</source>
<translation type="unfinished" />
</message>
<message>
<source>Before the decimals of every number on the screen, in pictures and hand-calculation sheets. Either one can be typed; tables, scripts and documents have the point</source>
<translation type="unfinished" />
</message>
<message>
<source>Classic</source>
<translation type="unfinished" />
</message>
<message>
<source>Comma: 0,25</source>
<translation type="unfinished" />
</message>
<message>
<source>Contrast</source>
<translation type="unfinished" />
</message>
<message>
<source>Dark</source>
<translation type="unfinished" />
</message>
<message>
<source>Decimal mark</source>
<translation type="unfinished" />
</message>
<message>
<source>Digits</source>
<translation type="unfinished" />
</message>
<message>
<source>Everything grows with its words; where the window has no room for all, it turns columns into tabs and scrolls. Present has sizes of its own</source>
<translation type="unfinished" />
</message>
<message>
<source>Full</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden units</source>
<translation type="unfinished" />
</message>
<message>
<source>High</source>
<translation type="unfinished" />
</message>
<message>
<source>High: words at least 7 to 1 and lines at least 4.5 to 1</source>
<translation type="unfinished" />
</message>
<message>
<source>Language</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Less</source>
<translation type="unfinished" />
</message>
<message>
<source>Less: nothing moves or fades by itself; what changes, changes at once</source>
<translation type="unfinished" />
</message>
<message>
<source>Letters: w₁ w₂ … in the first layer and v₁ v₂ … in the second. With indices: w⁽ˡ⁾ᵢⱼ from unit i to unit j of layer l; deeper networks are always written so</source>
<translation type="unfinished" />
</message>
<message>
<source>Light</source>
<translation type="unfinished" />
</message>
<message>
<source>Light or dark; “as the system has it” follows the desktop as it changes</source>
<translation type="unfinished" />
</message>
<message>
<source>Motion</source>
<translation type="unfinished" />
</message>
<message>
<source>Of menus, buttons and explanations; lessons are in English</source>
<translation type="unfinished" />
</message>
<message>
<source>Palette</source>
<translation type="unfinished" />
</message>
<message>
<source>Point: 0.25</source>
<translation type="unfinished" />
</message>
<message>
<source>Safe for colour-blind eyes</source>
<translation type="unfinished" />
</message>
<message>
<source>Safe: blue and vermillion, which colour-blind eyes tell apart. Classic: units green high and red low, weights blue and red. Negative weights are dashed in both</source>
<translation type="unfinished" />
</message>
<message>
<source>Significant digits of every number; all is computed with about sixteen</source>
<translation type="unfinished" />
</message>
<message>
<source>Squared error</source>
<translation type="unfinished" />
</message>
<message>
<source>Text size</source>
<translation type="unfinished" />
</message>
<message>
<source>The letter for the learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>The letter for what a hidden unit delivers</source>
<translation type="unfinished" />
</message>
<message>
<source>Theme</source>
<translation type="unfinished" />
</message>
<message>
<source>Usual</source>
<translation type="unfinished" />
</message>
<message>
<source>Weights</source>
<translation type="unfinished" />
</message>
<message>
<source>With the half, the 2 of the derivative goes: half the loss and half the gradient. It changes the open document, as one step that Undo takes back, if its loss is a squared error; the run starts again. New documents have it too</source>
<translation type="unfinished" />
</message>
<message>
<source>w and v</source>
<translation type="unfinished" />
</message>
<message>
<source>w⁽ˡ⁾ᵢⱼ</source>
<translation type="unfinished" />
</message>
<message>
<source>½ (ŷ − y)², with the half</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SettingsPage</name>
<message>
<source>Another language is spoken from the next start of the program.</source>
<translation type="unfinished" />
</message>
<message>
<source>As at first</source>
<translation type="unfinished" />
</message>
<message>
<source>Every setting of this page as in a program never used</source>
<translation type="unfinished" />
</message>
<message>
<source>Language</source>
<translation type="unfinished" />
</message>
<message>
<source>Look</source>
<translation type="unfinished" />
</message>
<message>
<source>Numbers and names</source>
<translation type="unfinished" />
</message>
<message>
<source>Settings</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ShownExample</name>
<message>
<source>example {row} of {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>held out {row} of {rows}</source>
<translation type="unfinished" />
</message>
<message>
<source>mean over {rows} examples</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Squares</name>
<message>
<source> = L (MSE, no ½)</source>
<translation type="unfinished" />
</message>
<message>
<source> = L · σ², L = {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>, L = {loss} (Huber, δ = {delta})</source>
<translation type="unfinished" />
</message>
<message>
<source>, L = ½ · mean / σ² = {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>, L = ½ · mean = {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>, of their sides L = {loss}</source>
<translation type="unfinished" />
</message>
<message>
<source>; L = {loss} is not made of squares</source>
<translation type="unfinished" />
</message>
<message>
<source>mean of the {count} squares {mean}</source>
<translation type="unfinished" />
</message>
<message>
<source>the square {mean}</source>
<translation type="unfinished" />
</message>
<message>
<source>the squares have grown beyond all bounds</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Stage</name>
<message>
<source>Lesson: {title}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StartPage</name>
<message>
<source>All {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin</source>
<translation type="unfinished" />
</message>
<message>
<source>Begin the quiz</source>
<translation type="unfinished" />
</message>
<message>
<source>How many questions</source>
<translation type="unfinished" />
</message>
<message>
<source>There are {count} questions; {fresh} of them draw a network of their own each time, so you can come back. Some are answered by a click on the diagram, some need a pocket calculator. A wrong answer is told what it confuses. Nothing is timed.</source>
<translation type="unfinished" />
</message>
<message>
<source>{number} questions</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StatusStrip</name>
<message>
<source> and </source>
<translation type="unfinished" />
</message>
<message>
<source>L</source>
<translation type="unfinished" />
</message>
<message>
<source>L and accuracy are over a fixed sample, {rows}: to evaluate all after every few iterations would take longer than to train. While it trains, they are of the iteration named, the one evaluated last.</source>
<translation type="unfinished" />
</message>
<message>
<source>The last update changed L from {before} to {after}</source>
<translation type="unfinished" />
</message>
<message>
<source>Where the run stands</source>
<translation type="unfinished" />
</message>
<message>
<source>accuracy</source>
<translation type="unfinished" />
</message>
<message>
<source>before</source>
<translation type="unfinished" />
</message>
<message>
<source>before this iteration; its loss is computed in move 2</source>
<translation type="unfinished" />
</message>
<message>
<source>epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>iteration</source>
<translation type="unfinished" />
</message>
<message>
<source>move</source>
<translation type="unfinished" />
</message>
<message>
<source>over</source>
<translation type="unfinished" />
</message>
<message>
<source>validation L</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} rows</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} rows at {iteration}</source>
<translation type="unfinished" />
</message>
<message>
<source>{number} of {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>{sample} of {rows} held-out rows</source>
<translation type="unfinished" />
</message>
<message>
<source>{sample} of {rows} training rows</source>
<translation type="unfinished" />
</message>
<message>
<source>{training}, validation {held_out}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>StepList</name>
<message>
<source>Move the chosen step down (Alt+Down)</source>
<translation type="unfinished" />
</message>
<message>
<source>Move the chosen step up (Alt+Up)</source>
<translation type="unfinished" />
</message>
<message>
<source>Steps, the first on top; Alt+Up and Alt+Down move one</source>
<translation type="unfinished" />
</message>
<message>
<source>↑ Earlier</source>
<translation type="unfinished" />
</message>
<message>
<source>↓ Later</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Stepper</name>
<message>
<source>{name}: one less</source>
<translation type="unfinished" />
</message>
<message>
<source>{name}: one more</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Studio</name>
<message>
<source>Go on after a mistake</source>
<translation type="unfinished" />
</message>
<message>
<source>No log could be written.</source>
<translation type="unfinished" />
</message>
<message>
<source>Please close the program and start it again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Something went wrong because of a mistake in the program.</source>
<translation type="unfinished" />
</message>
<message>
<source>The details are in {log}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training stopped again. Please save, and start the program anew.</source>
<translation type="unfinished" />
</message>
<message>
<source>Training stopped because of a mistake in the program.</source>
<translation type="unfinished" />
</message>
<message>
<source>You can go on from the weights and biases last seen.</source>
<translation type="unfinished" />
</message>
<message>
<source>Your network was saved as {recovery}, the details as {log}.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>SurfaceCanvas</name>
<message>
<source>Drag or press arrow keys to turn, wheel or + and − to zoom; Home shows it as at first, A fits</source>
<translation type="unfinished" />
</message>
<message>
<source>Surface of the loss</source>
<translation type="unfinished" />
</message>
<message>
<source>The loss over two parameters is being computed …</source>
<translation type="unfinished" />
</message>
<message>
<source>cut off above L = {top}</source>
<translation type="unfinished" />
</message>
<message>
<source>flat: the loss is the same everywhere here</source>
<translation type="unfinished" />
</message>
<message>
<source>grey: no finite loss</source>
<translation type="unfinished" />
</message>
<message>
<source>no finite loss here</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Switches</name>
<message>
<source>A gradient (of all parameters together) that is longer is shortened</source>
<translation type="unfinished" />
</message>
<message>
<source>Activation</source>
<translation type="unfinished" />
</message>
<message>
<source>Batch normalization</source>
<translation type="unfinished" />
</message>
<message>
<source>Clip the gradient</source>
<translation type="unfinished" />
</message>
<message>
<source>Clip the gradient to {length}</source>
<translation type="unfinished" />
</message>
<message>
<source>Every hidden layer adds its input to its output, where the widths are equal</source>
<translation type="unfinished" />
</message>
<message>
<source>Every hidden layer's z is brought to mean 0 and spread 1 in each batch</source>
<translation type="unfinished" />
</message>
<message>
<source>Hidden activation</source>
<translation type="unfinished" />
</message>
<message>
<source>How the weights are drawn; He's rule is made for ReLU</source>
<translation type="unfinished" />
</message>
<message>
<source>Initializer</source>
<translation type="unfinished" />
</message>
<message>
<source>No hidden layer is as wide as the one below it</source>
<translation type="unfinished" />
</message>
<message>
<source>Of every hidden layer; σ passes at most ¼ of the blame</source>
<translation type="unfinished" />
</message>
<message>
<source>Remedies</source>
<translation type="unfinished" />
</message>
<message>
<source>Residual connections</source>
<translation type="unfinished" />
</message>
<message>
<source>mixed</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TableDialog</name>
<message>
<source>, {count} left out: values missing</source>
<translation type="unfinished" />
</message>
<message>
<source>1 row is left out: a value is missing.</source>
<translation type="unfinished" />
</message>
<message>
<source>Every row misses a value in one of these columns.</source>
<translation type="unfinished" />
</message>
<message>
<source>Several targets, or categories, are no such problem.</source>
<translation type="unfinished" />
</message>
<message>
<source>The table</source>
<translation type="unfinished" />
</message>
<message>
<source>The target has not the values for it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Tick a column as target: what is to be predicted.</source>
<translation type="unfinished" />
</message>
<message>
<source>Tick at least one column as input.</source>
<translation type="unfinished" />
</message>
<message>
<source>bars</source>
<translation type="unfinished" />
</message>
<message>
<source>commas</source>
<translation type="unfinished" />
</message>
<message>
<source>is being read …</source>
<translation type="unfinished" />
</message>
<message>
<source>semicolons</source>
<translation type="unfinished" />
</message>
<message>
<source>tabs</source>
<translation type="unfinished" />
</message>
<message>
<source>{count} rows are left out: a value is missing.</source>
<translation type="unfinished" />
</message>
<message>
<source>{place}: found {found}, allowed: {allowed}.</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows of {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>{rows} rows, {columns} columns</source>
<translation type="unfinished" />
</message>
<message>
<source>{train} rows to train, {held_out} held out.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TableForm</name>
<message>
<source>All as inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>First rows</source>
<translation type="unfinished" />
</message>
<message>
<source>How much of the table has been read</source>
<translation type="unfinished" />
</message>
<message>
<source>No inputs</source>
<translation type="unfinished" />
</message>
<message>
<source>Open</source>
<translation type="unfinished" />
</message>
<message>
<source>Open a table</source>
<translation type="unfinished" />
</message>
<message>
<source>The first row holds the names</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TableOpening</name>
<message>
<source>Open table</source>
<translation type="unfinished" />
</message>
<message>
<source>Pasted table</source>
<translation type="unfinished" />
</message>
<message>
<source>Tables ({patterns});;All files (*)</source>
<translation type="unfinished" />
</message>
<message>
<source>The clipboard holds no table: copy some rows of a spreadsheet first.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TableReader</name>
<message>
<source>a smaller one</source>
<translation type="unfinished" />
</message>
<message>
<source>a table that was too much for the memory</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TaskCard</name>
<message>
<source>Done before. You can do it again.</source>
<translation type="unfinished" />
</message>
<message>
<source>Done.</source>
<translation type="unfinished" />
</message>
<message>
<source>Hint</source>
<translation type="unfinished" />
</message>
<message>
<source>Say how it can be done</source>
<translation type="unfinished" />
</message>
<message>
<source>Your turn</source>
<translation type="unfinished" />
</message>
<message>
<source>Your turn, {number} of {count}</source>
<translation type="unfinished" />
</message>
<message>
<source>done</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Timeline</name>
<message>
<source>Continue from here</source>
<translation type="unfinished" />
</message>
<message>
<source>Drag or use the arrow keys to look back at the run</source>
<translation type="unfinished" />
</message>
<message>
<source>Iteration shown</source>
<translation type="unfinished" />
</message>
<message>
<source>The iteration to look at</source>
<translation type="unfinished" />
</message>
<message>
<source>Timeline</source>
<translation type="unfinished" />
</message>
<message>
<source>Train on from this iteration; what came after stays as a grey curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Type an iteration to look back at it</source>
<translation type="unfinished" />
</message>
<message>
<source>iteration {iteration} of {last}, looking back</source>
<translation type="unfinished" />
</message>
<message>
<source>race: iteration {made}; the run rests at {iteration}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TrainingCode</name>
<message>
<source>Code of the training loop</source>
<translation type="unfinished" />
</message>
<message>
<source>Copied.</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy</source>
<translation type="unfinished" />
</message>
<message>
<source>Copy the whole program</source>
<translation type="unfinished" />
</message>
<message>
<source>Lit: the present move, lines {first} to {last}.</source>
<translation type="unfinished" />
</message>
<message>
<source>Next move lights the lines it carries out.</source>
<translation type="unfinished" />
</message>
<message>
<source>The same calculation as plain NumPy; the lit lines are the present move</source>
<translation type="unfinished" />
</message>
<message>
<source>Training loop as code</source>
<translation type="unfinished" />
</message>
<message>
<source>Training loop in NumPy</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>TrainingRows</name>
<message>
<source>Batch size</source>
<translation type="unfinished" />
</message>
<message>
<source>Clip each to ±</source>
<translation type="unfinished" />
</message>
<message>
<source>Clip the norm to</source>
<translation type="unfinished" />
</message>
<message>
<source>Early stopping</source>
<translation type="unfinished" />
</message>
<message>
<source>Huber's δ</source>
<translation type="unfinished" />
</message>
<message>
<source>L1 penalty</source>
<translation type="unfinished" />
</message>
<message>
<source>L2 penalty</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Learning rate {symbol}</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Momentum, batch, penalties …</source>
<translation type="unfinished" />
</message>
<message>
<source>Nesterov</source>
<translation type="unfinished" />
</message>
<message>
<source>Optimizer</source>
<translation type="unfinished" />
</message>
<message>
<source>Shuffle</source>
<translation type="unfinished" />
</message>
<message>
<source>Shuffle each epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>Stop after so many epochs without a new minimum of the validation loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Training</source>
<translation type="unfinished" />
</message>
<message>
<source>all rows</source>
<translation type="unfinished" />
</message>
<message>
<source>cross-entropy needs at least two outputs</source>
<translation type="unfinished" />
</message>
<message>
<source>off</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Transport</name>
<message>
<source>+epoch</source>
<translation type="unfinished" />
</message>
<message>
<source>1 iteration/s</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiment: {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>File</source>
<translation type="unfinished" />
</message>
<message>
<source>File, edit, view, help</source>
<translation type="unfinished" />
</message>
<message>
<source>Move ▸</source>
<translation type="unfinished" />
</message>
<message>
<source>Pause</source>
<translation type="unfinished" />
</message>
<message>
<source>Play</source>
<translation type="unfinished" />
</message>
<message>
<source>Speed</source>
<translation type="unfinished" />
</message>
<message>
<source>Speed: from one iteration a second to flat out ([ and ])</source>
<translation type="unfinished" />
</message>
<message>
<source>The experiment; choose another example</source>
<translation type="unfinished" />
</message>
<message>
<source>Transport</source>
<translation type="unfinished" />
</message>
<message>
<source>Untitled</source>
<translation type="unfinished" />
</message>
<message>
<source>flat out</source>
<translation type="unfinished" />
</message>
<message>
<source>flat out, {rate}/s</source>
<translation type="unfinished" />
</message>
<message>
<source>saved</source>
<translation type="unfinished" />
</message>
<message>
<source>unsaved changes</source>
<translation type="unfinished" />
</message>
<message>
<source>{rate} iterations/s</source>
<translation type="unfinished" />
</message>
<message>
<source>▶  Play</source>
<translation type="unfinished" />
</message>
<message>
<source>◂ Move</source>
<translation type="unfinished" />
</message>
<message>
<source>❚❚  Pause</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>ValueEditing</name>
<message>
<source>Learning rate</source>
<translation type="unfinished" />
</message>
<message>
<source>Only rows of the document itself can be set by hand.</source>
<translation type="unfinished" />
</message>
<message>
<source>Set a target</source>
<translation type="unfinished" />
</message>
<message>
<source>Set an input</source>
<translation type="unfinished" />
</message>
<message>
<source>Set {name}</source>
<translation type="unfinished" />
</message>
<message>
<source>This number is covered: V reveals it.</source>
<translation type="unfinished" />
</message>
<message>
<source>This step of the lecture keeps that value as it is.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Views</name>
<message>
<source>Activation function</source>
<translation type="unfinished" />
</message>
<message>
<source>Batches</source>
<translation type="unfinished" />
</message>
<message>
<source>Chain rule</source>
<translation type="unfinished" />
</message>
<message>
<source>Compare</source>
<translation type="unfinished" />
</message>
<message>
<source>Computational graph</source>
<translation type="unfinished" />
</message>
<message>
<source>Draw a digit</source>
<translation type="unfinished" />
</message>
<message>
<source>Experiment</source>
<translation type="unfinished" />
</message>
<message>
<source>First-layer weights</source>
<translation type="unfinished" />
</message>
<message>
<source>Gradient health</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss curve</source>
<translation type="unfinished" />
</message>
<message>
<source>Loss landscape</source>
<translation type="unfinished" />
</message>
<message>
<source>Mistakes</source>
<translation type="unfinished" />
</message>
<message>
<source>Network diagram</source>
<translation type="unfinished" />
</message>
<message>
<source>Output</source>
<translation type="unfinished" />
</message>
<message>
<source>Parameters</source>
<translation type="unfinished" />
</message>
<message>
<source>Race</source>
<translation type="unfinished" />
</message>
<message>
<source>Training loop</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>Wall</name>
<message>
<source>The worst mistakes</source>
<translation type="unfinished" />
</message>
<message>
<source>row {row}: {actual} taken for {predicted}, {sure}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WeightWall</name>
<message>
<source>; strongest colour at ±{limit}</source>
<translation type="unfinished" />
</message>
<message>
<source>; {shown} of {all} units</source>
<translation type="unfinished" />
</message>
<message>
<source>First-layer weights</source>
<translation type="unfinished" />
</message>
<message>
<source>What each unit of layer 1 looks for</source>
<translation type="unfinished" />
</message>
<message>
<source>each pixel is the weight from that pixel; blue above 0, orange below</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>WindowName</name>
<message>
<source>Lecture “{name}”</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>_Epoch</name>
<message>
<source>The rows of this epoch, batch by batch</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>_FetchingDialog</name>
<message>
<source>70 000 handwritten digits are being read …</source>
<translation type="unfinished" />
</message>
<message>
<source>Cancel</source>
<translation type="unfinished" />
</message>
<message>
<source>How many of the digits have been read</source>
<translation type="unfinished" />
</message>
<message>
<source>Opening the digits</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>_PredictedCanvas</name>
<message>
<source>actual {amount}</source>
<translation type="unfinished" />
</message>
<message>
<source>predicted {amount}</source>
<translation type="unfinished" />
</message>
<message>
<source>residual ŷ − y = {amount}</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>_Prepared</name>
<message>
<source>Prepared as MNIST's digits were: scaled to fit 20 × 20 pixels,
its centre of mass in the middle of 28 × 28.</source>
<translation type="unfinished" />
</message>
<message>
<source>The drawing as the network is given it</source>
<translation type="unfinished" />
</message>
<message>
<source>what the network sees</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>_Side</name>
<message>
<source>as it is ({name})</source>
<translation type="unfinished" />
</message>
<message>
<source>is being trained …</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>_Tiles</name>
<message>
<source>Weights of the first layer as pictures</source>
<translation type="unfinished" />
</message>
<message>
<source>{unit}: weights from {low} to {high}</source>
<translation type="unfinished" />
</message>
</context>
</TS>

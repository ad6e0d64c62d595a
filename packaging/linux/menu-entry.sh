#!/bin/sh
# Put the program of this folder into the menu of whoever runs this, and open its documents by
# double-click:  ./menu-entry.sh add      Take all of that away again:  ./menu-entry.sh remove
# Afterwards the folder itself can be moved (then add again) or deleted.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
name=backprop-studio

each_file() { (cd "$here/share" && find icons mime/packages -type f); }

# What stands in Exec= before %f. The specification wants two layers: in quotes a backslash goes
# before \ " ` $, and in every value each backslash is doubled; a percent sign is doubled too.
command_line() {
  path=$(printf %s "$here/$name" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
  case $here in
  # GNOME looks for the program by this text as it stands, %% and all, and drops the entry; the
  # specification allows no = in a program's path. As an argument of a shell it may be anything.
  *[%=]*) printf %s 'sh -c "exec \\"\\$0\\" \\"\\$@\\"" ' ;;
  esac
  printf '"%s"' "$path"
}

# Menus and double-clicks notice by themselves; where they do not, these two make them look.
refresh() {
  if command -v update-desktop-database >/dev/null; then update-desktop-database "$share/applications" || :; fi
  if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" || :; fi
}

case ${1-} in
add)
  each_file | while read -r file; do
    mkdir -p "$share/$(dirname -- "$file")"
    cp "$here/share/$file" "$share/$file"
  done
  mkdir -p "$share/applications"
  exec_line="Exec=$(command_line)"
  in_sed=$(printf %s "$exec_line" | sed 's/[\\&|]/\\&/g')
  sed "s|^Exec=$name|$in_sed|" "$here/share/applications/$name.desktop" \
    >"$share/applications/$name.desktop"
  refresh
  echo "Backprop Studio is in the menu; ./menu-entry.sh remove takes it out again."
  ;;
remove)
  each_file | while read -r file; do rm -f "$share/$file"; done
  rm -f "$share/applications/$name.desktop"
  [ -d "$share/mime" ] && refresh
  echo "Backprop Studio is out of the menu; this folder can be deleted."
  ;;
*)
  sed -n '2,4s/^# //p' "$0"
  exit 2
  ;;
esac

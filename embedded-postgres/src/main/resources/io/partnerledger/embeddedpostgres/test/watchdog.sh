# Arguments: the process of the build (none: at once), the folder of its PostgreSQL.
# Ctrl-C in the build's terminal reaches us too, and it is then that we are needed.
trap '' INT HUP TERM
build=$1 folder=$2
while [ -n "$build" ] && kill -0 "$build" 2>/dev/null; do sleep 0.3; done

pid_file=$folder/data/postgres/postmaster.pid
postmaster=$(head -n 1 "$pid_file" 2>/dev/null)
serves_us() {
    { tr '\0' ' ' <"/proc/$postmaster/cmdline" || ps -o args= -p "$postmaster"; } 2>/dev/null | grep -qF -- "$folder"
}
if [ -n "$postmaster" ] && serves_us; then
    # The data go away with it: no need to write them out.
    kill -QUIT "$postmaster" 2>/dev/null
    while [ -e "$pid_file" ] && serves_us; do sleep 0.1; done
fi
rm -rf "$folder"

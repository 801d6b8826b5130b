/* Records what a program writes to one folder, and lets any of those writes fail or kill the program.
 *
 * Loaded before the C library (LD_PRELOAD) into the programs that tests/torture starts, never into the product.
 * recorder_begin(folder, log) says where to look, and the file to which calls are written (none: nothing is recorded).
 *
 * A record: kind (1 byte), error of the call or 0 (1), length of path (2), length of data (4), offset (8), inode (8),
 * path, data; numbers in the order of bytes of the machine. Kinds are letters, see reading.py.
 *
 * recorder_arm(after, error, sticky, grows, kills) counts the calls that change something from now on: that of number
 * `after` (from 1) fails with `error`, each later one too if `sticky`, with `grows` only those that need room on the
 * disk; with `kills` the program is killed there instead, half of what was to be written being written.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static char under[PATH_MAX];
static size_t under_length;
static int log_handle = -1;
static long counted, fails_at;
static int fails_with, is_sticky, only_growing, does_kill, has_failed;

struct header {
    uint8_t kind, error;
    uint16_t path;
    uint32_t data;
    int64_t offset;
    uint64_t inode;
} __attribute__((packed));

/* From now on look at what happens below a folder, and write it down where `log` is not empty. */
void recorder_begin(const char *folder, const char *log) {
    under_length = realpath(folder, under) == NULL ? 0 : strlen(under);
    if (*log) log_handle = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

void recorder_arm(long after, int error, int sticky, int grows, int kills) {
    counted = 0;
    has_failed = 0;
    fails_at = after;
    fails_with = error;
    is_sticky = sticky;
    only_growing = grows;
    does_kill = kills;
}

long recorder_counted(void) { return counted; }
/* 0, or what failed first: the letter of its kind, d for synchronising a folder. */
int recorder_failed(void) { return has_failed; }

static int is_under(const char *path) {
    return under_length > 0 && strncmp(path, under, under_length) == 0 &&
           (path[under_length] == '/' || path[under_length] == 0);
}

/* The path as the kernel knows it, its last part left as it is. */
static int resolved(int folder, const char *path, char *whole) {
    char start[PATH_MAX], parent[PATH_MAX];
    const char *last = strrchr(path, '/');
    if (path[0] == '/' || folder == AT_FDCWD) {
        snprintf(parent, sizeof parent, "%.*s", last == NULL ? 1 : (int)(last - path), last == NULL ? "." : path);
        if (last == path) strcpy(parent, "/");
    } else {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        ssize_t length = readlink(link, start, sizeof start - 1);
        if (length < 0) return 0;
        start[length] = 0;
        if ((size_t)snprintf(parent, sizeof parent, "%s/%.*s", start, last == NULL ? 0 : (int)(last - path), path) >= sizeof parent) return 0;
    }
    if (realpath(parent, whole) == NULL) return 0;
    size_t length = strlen(whole);
    snprintf(whole + length, PATH_MAX - length, "/%s", last == NULL ? path : last + 1);
    return is_under(whole);
}

static int path_of(int handle, char *whole) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, whole, PATH_MAX - 1);
    if (length < 0) return 0;
    whole[length] = 0;
    return is_under(whole);
}

static void told(char kind, int error, const char *path, int64_t offset, uint64_t inode, const void *data, size_t size) {
    if (log_handle < 0) return;
    int kept = errno;
    struct header head = {(uint8_t)kind, (uint8_t)error, (uint16_t)strlen(path), (uint32_t)size, offset, inode};
    size_t whole = sizeof head + head.path + size;
    char *record = malloc(whole), *next = record;
    memcpy(next, &head, sizeof head);
    memcpy(next += sizeof head, path, head.path);
    if (size) memcpy(next + head.path, data, size);
    for (size_t done = 0; done < whole;) {
        long step = syscall(SYS_write, log_handle, record + done, whole - done);
        if (step <= 0) abort();
        done += (size_t)step;
    }
    free(record);
    errno = kept;
}

/* Whether this call is the one to fail; errno is set. `grows`: it needs room on the disk. */
static int fails(char kind, int grows) {
    counted++;
    if (fails_at == 0 || counted < fails_at || (only_growing && !grows)) return 0;
    if (has_failed && !is_sticky) return 0;
    if (!has_failed) has_failed = kind;
    errno = fails_with;
    return 1;
}

static void die(void) { syscall(SYS_kill, syscall(SYS_getpid), SIGKILL); }

static uint64_t inode_of(int handle, int64_t *size) {
    struct stat found;
    if (fstat(handle, &found) != 0) return 0;
    if (size != NULL) *size = found.st_size;
    return found.st_ino;
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    if (!(flags & (O_CREAT | O_TRUNC)) || !resolved(folder, path, whole))
        return (int)syscall(SYS_openat, folder, path, flags, mode);
    struct stat before;
    int is_new = fstatat(folder, path, &before, 0) != 0;
    if (is_new || (flags & O_TRUNC)) {
        if (fails(is_new ? 'c' : 't', is_new)) {
            if (does_kill) die();
            return -1;
        }
    }
    int handle = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (handle >= 0 && is_new) told('c', 0, whole, 0, inode_of(handle, NULL), NULL, 0);
    if (handle >= 0 && !is_new && (flags & O_TRUNC)) told('t', 0, whole, 0, inode_of(handle, NULL), NULL, 0);
    return handle;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE_OF(flags) return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE_OF(flags) return opened(folder, path, flags | O_LARGEFILE, mode); }

static ssize_t written(int handle, const void *data, size_t size, int64_t offset, int is_at) {
    char whole[PATH_MAX];
    if (handle == STDOUT_FILENO) {
        ssize_t done = syscall(SYS_write, handle, data, size);
        if (done > 0) told('a', 0, "", 0, 0, data, (size_t)done);
        return done;
    }
    if (under_length == 0 || !path_of(handle, whole))
        return is_at ? syscall(SYS_pwrite64, handle, data, size, offset) : syscall(SYS_write, handle, data, size);
    int64_t length = 0;
    uint64_t inode = inode_of(handle, &length);
    if (!is_at) offset = fcntl(handle, F_GETFL) & O_APPEND ? length : (int64_t)syscall(SYS_lseek, handle, 0, SEEK_CUR);
    if (fails('w', offset + (int64_t)size > length)) {
        if (!does_kill) return -1;
        syscall(SYS_pwrite64, handle, data, size / 2, offset);
        die();
    }
    ssize_t done = is_at ? syscall(SYS_pwrite64, handle, data, size, offset) : syscall(SYS_write, handle, data, size);
    if (done > 0) told('w', 0, whole, offset, inode, data, (size_t)done);
    return done;
}

ssize_t write(int handle, const void *data, size_t size) { return written(handle, data, size, 0, 0); }
ssize_t pwrite(int handle, const void *data, size_t size, off_t offset) { return written(handle, data, size, offset, 1); }
ssize_t pwrite64(int handle, const void *data, size_t size, off64_t offset) { return written(handle, data, size, offset, 1); }

static int cut(int handle, int64_t size) {
    char whole[PATH_MAX];
    if (under_length == 0 || !path_of(handle, whole)) return (int)syscall(SYS_ftruncate, handle, size);
    int64_t length = 0;
    uint64_t inode = inode_of(handle, &length);
    if (fails('t', size > length)) {
        if (does_kill) die();
        return -1;
    }
    int done = (int)syscall(SYS_ftruncate, handle, size);
    if (done == 0) told('t', 0, whole, size, inode, NULL, 0);
    return done;
}

int ftruncate(int handle, off_t size) { return cut(handle, size); }
int ftruncate64(int handle, off64_t size) { return cut(handle, size); }

static int synced(long call, int handle) {
    char whole[PATH_MAX];
    if (under_length == 0 || !path_of(handle, whole)) return (int)syscall(call, handle);
    struct stat found;
    if (fails(fstat(handle, &found) == 0 && S_ISDIR(found.st_mode) ? 'd' : 's', 0)) {
        if (does_kill) die();
        return -1;
    }
    int done = (int)syscall(call, handle);
    if (done == 0) told('s', 0, whole, 0, inode_of(handle, NULL), NULL, 0);
    return done;
}

int fsync(int handle) { return synced(SYS_fsync, handle); }
int fdatasync(int handle) { return synced(SYS_fdatasync, handle); }

static int removed(int folder, const char *path, int flags) {
    char whole[PATH_MAX];
    if (!resolved(folder, path, whole)) return (int)syscall(SYS_unlinkat, folder, path, flags);
    struct stat found;
    if (fstatat(folder, path, &found, AT_SYMLINK_NOFOLLOW) == 0 && fails('u', 0)) {
        if (does_kill) die();
        return -1;
    }
    int done = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (done == 0) told('u', 0, whole, 0, 0, NULL, 0);
    return done;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return removed(folder, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) { return removed(AT_FDCWD, path, 0); }

static int named(char kind, int from_folder, const char *from, int to_folder, const char *to) {
    char first[PATH_MAX], second[PATH_MAX];
    int known = resolved(from_folder, from, first), ours = resolved(to_folder, to, second);
    if ((known || ours) && fails(kind, kind == 'l')) {
        if (does_kill) die();
        return -1;
    }
    int done = kind == 'l' ? (int)syscall(SYS_linkat, from_folder, from, to_folder, to, 0)
                           : (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, 0);
    if (done == 0 && known && ours) told(kind, 0, first, 0, 0, second, strlen(second));
    return done;
}

int rename(const char *from, const char *to) { return named('r', AT_FDCWD, from, AT_FDCWD, to); }
int renameat(int a, const char *from, int b, const char *to) { return named('r', a, from, b, to); }
int link(const char *from, const char *to) { return named('l', AT_FDCWD, from, AT_FDCWD, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { (void)flags; return named('l', a, from, b, to); }

int mkdir(const char *path, mode_t mode) {
    char whole[PATH_MAX];
    struct stat found;
    if (resolved(AT_FDCWD, path, whole)) {
        if (fstatat(AT_FDCWD, path, &found, AT_SYMLINK_NOFOLLOW) != 0 && fails('m', 1)) {
            if (does_kill) die();
            return -1;
        }
        int done = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
        if (done == 0) told('m', 0, whole, 0, 0, NULL, 0);
        return done;
    }
    return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

/* Copies inside the kernel are refused, so that whoever copies falls back to writing. */
ssize_t sendfile(int out, int in, off_t *offset, size_t count) { (void)out; (void)in; (void)offset; (void)count; errno = EINVAL; return -1; }
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count) { (void)out; (void)in; (void)offset; (void)count; errno = EINVAL; return -1; }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) { (void)in; (void)from; (void)out; (void)to; (void)count; (void)flags; errno = EXDEV; return -1; }

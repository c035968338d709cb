/* A disk that forgets what was not synced.
 *
 * Loaded before the C library into a process under test. It watches files below $UNSYNCED_FOLDER and
 * keeps in $UNSYNCED_COPIES what a loss of power would leave of them:
 *
 * - A successful fsync or fdatasync of a file leaves a copy of it as of that moment. A file whose name
 *   isn't durable yet is copied as `new:NAME`.
 * - A successful fsync of a folder makes names durable: new files get their names, copies of files that
 *   were deleted go.
 *
 * Each sync of a file adds one byte to the file `count` there. Whoever kills the process puts the copies
 * in the place of the files.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW "new:"
#define LONGEST (2 * PATH_MAX)

static const char *folder, *copies;

/* The name of a copy: the path below the folder, with % for each slash. */
static void name_of(const char *path, char *name) {
    strcpy(name, path + strlen(folder) + 1);
    for (char *letter = name; *letter; letter++)
        if (*letter == '/') *letter = '%';
}

/* The file that a copy is of. */
static void path_of(const char *name, char *path) {
    snprintf(path, LONGEST, "%s/%s", folder, name);
    for (char *letter = path + strlen(folder) + 1; *letter; letter++)
        if (*letter == '%') *letter = '/';
}

static void copy_file(int from, const char *path) {
    char name[LONGEST], draft[LONGEST], target[LONGEST], buffer[1 << 16];
    name_of(path, name);
    snprintf(target, sizeof target, "%s/%s", copies, name);
    if (access(target, F_OK) != 0) snprintf(target, sizeof target, "%s/" NEW "%s", copies, name);
    snprintf(draft, sizeof draft, "%s/draft", copies);
    int to = open(draft, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (to < 0) abort();
    off_t at = 0;
    ssize_t length;
    while ((length = pread(from, buffer, sizeof buffer, at)) > 0) {
        if (write(to, buffer, (size_t)length) != length) abort();
        at += length;
    }
    close(to);
    /* At once, or not at all: the process may be killed here, too. */
    if (rename(draft, target) != 0) abort();
    snprintf(target, sizeof target, "%s/count", copies);
    int count = open(target, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (count < 0 || write(count, "x", 1) != 1) abort();
    close(count);
}

static void keep_names(const char *path) {
    DIR *all = opendir(copies);
    if (!all) abort();
    for (struct dirent *entry; (entry = readdir(all));) {
        const char *name = entry->d_name;
        if (name[0] == '.' || !strcmp(name, "count") || !strcmp(name, "draft")) continue;
        int is_new = !strncmp(name, NEW, strlen(NEW));
        char copy[LONGEST], target[LONGEST], file[LONGEST];
        snprintf(copy, sizeof copy, "%s/%s", copies, name);
        if (is_new) name += strlen(NEW);
        path_of(name, file);
        char *slash = strrchr(file, '/');
        if ((size_t)(slash - file) != strlen(path) || strncmp(file, path, strlen(path))) continue;
        snprintf(target, sizeof target, "%s/%s", copies, name);
        if (access(file, F_OK) != 0) unlink(copy);
        else if (is_new) rename(copy, target);
    }
    closedir(all);
}

static void keep(int file) {
    char link[64], path[PATH_MAX];
    struct stat about;
    folder = getenv("UNSYNCED_FOLDER"), copies = getenv("UNSYNCED_COPIES");
    if (!folder || !copies || fstat(file, &about) != 0) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return;
    path[length] = 0;
    size_t prefix = strlen(folder);
    if (strncmp(path, folder, prefix) != 0) return;
    if (S_ISDIR(about.st_mode)) {
        keep_names(path);
    } else if (S_ISREG(about.st_mode) && path[prefix] == '/') {
        int readable = open(link, O_RDONLY);
        if (readable < 0) abort();
        copy_file(readable, path);
        close(readable);
    }
}

static int synced(const char *function, int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, function);
    int result = real(file);
    if (result == 0) keep(file);
    return result;
}

int fsync(int file) { return synced("fsync", file); }
int fdatasync(int file) { return synced("fdatasync", file); }

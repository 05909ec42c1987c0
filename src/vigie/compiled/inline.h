/* Attributes and globals as the interpreter reads them, by caches at each place that asks; put before what mypyc writes.

   mypyc asks for an attribute of a class that it has not compiled (msgspec's) by its name each time, and for a global
   in the dictionary of its module. Each place that asks remembers here where it found its answer last, and takes it
   from there while the type, or the dictionary, is the same and has not changed: both have a number that changes with
   them. Where the compiler or the Python has not what this takes, nothing is changed. */

#ifndef VIGIE_INLINE_H
#define VIGIE_INLINE_H
#include <CPy.h>
#include <structmember.h>

#if defined(__GNUC__) && PY_VERSION_HEX < 0x030D0000 && !defined(Py_LIMITED_API)
/* A field of a class with slots: where it lies in an object. The name is held, so that no other gets its address. */
typedef struct {
    PyTypeObject *type;
    PyObject *name;
    Py_ssize_t offset;
    unsigned int version;
} VigieSlot;

static PyObject *vigie_find(VigieSlot *slot, PyObject *object, PyObject *name) __attribute__((noinline, unused));
static PyObject *vigie_find(VigieSlot *slot, PyObject *object, PyObject *name) {
    PyTypeObject *type = Py_TYPE(object);
    PyObject *found = type->tp_getattro == PyObject_GenericGetAttr ? _PyType_Lookup(type, name) : NULL;
    if (found != NULL && Py_IS_TYPE(found, &PyMemberDescr_Type) && type->tp_version_tag != 0 &&
        PyType_HasFeature(type, Py_TPFLAGS_VALID_VERSION_TAG)) {
        PyMemberDef *member = ((PyMemberDescrObject *)found)->d_member;
        if (member->type == T_OBJECT_EX && PyType_IsSubtype(type, ((PyDescrObject *)found)->d_type)) {
            Py_INCREF(name);
            Py_XDECREF(slot->name);
            slot->name = name;
            slot->type = type;
            slot->version = type->tp_version_tag;
            slot->offset = member->offset;
        }
    }
    return PyObject_GetAttr(object, name);
}

static inline __attribute__((always_inline)) PyObject *vigie_get(VigieSlot *slot, PyObject *object, PyObject *name) {
    PyTypeObject *type = Py_TYPE(object);
    if (likely(type == slot->type && type->tp_version_tag == slot->version && name == slot->name)) {
        PyObject *value = *(PyObject **)((char *)object + slot->offset);
        if (likely(value != NULL)) {
            Py_INCREF(value);
            return value;
        }
    }
    return vigie_find(slot, object, name);
}

#undef CPyObject_GetAttr
#define CPyObject_GetAttr(object, name)                 \
    ({                                                  \
        static VigieSlot vigie_slot;                    \
        vigie_get(&vigie_slot, (object), (name));       \
    })
#endif

#if defined(__GNUC__) && PY_VERSION_HEX < 0x030C0000 && !defined(Py_LIMITED_API)
/* A key of a dictionary and its value; given up where the dictionary is another, or has changed, time and again. */
typedef struct {
    PyObject *dict;
    PyObject *name;
    PyObject *value;
    uint64_t version;
    int misses;
} VigieGlobal;

static PyObject *vigie_look(VigieGlobal *site, PyObject *dict, PyObject *name) __attribute__((noinline, unused));
static PyObject *vigie_look(VigieGlobal *site, PyObject *dict, PyObject *name) {
    PyObject *value = CPyDict_GetItem(dict, name);
    if (value != NULL && site->misses < 16 && PyDict_CheckExact(dict)) {
        Py_INCREF(name);
        Py_XDECREF(site->name);
        site->name = name;
        site->dict = dict;
        site->value = value;
        site->version = ((PyDictObject *)dict)->ma_version_tag;
        site->misses++;
    }
    return value;
}

static inline __attribute__((always_inline)) PyObject *vigie_global(VigieGlobal *site, PyObject *dict, PyObject *name) {
    if (likely(dict == site->dict && name == site->name && ((PyDictObject *)dict)->ma_version_tag == site->version)) {
        Py_INCREF(site->value);
        return site->value;
    }
    return vigie_look(site, dict, name);
}

#define CPyDict_GetItem(dict, name)                     \
    ({                                                  \
        static VigieGlobal vigie_site;                  \
        vigie_global(&vigie_site, (dict), (name));      \
    })
#endif
#endif

# SPDX-FileCopyrightText: The Ringface authors
# SPDX-License-Identifier: Apache-2.0

# The packages: "cmake --workflow --preset package" makes all three from the install rules.
set(CPACK_GENERATOR DEB RPM TGZ)
set(CPACK_PACKAGE_NAME ringface)
set(CPACK_PACKAGE_VENDOR "The Ringface authors")
set(CPACK_PACKAGE_CONTACT "The Ringface authors <ringface@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "says who was at the door")
set(CPACK_PACKAGE_DESCRIPTION
    "Ringface looks through the recordings of a doorbell camera so that you don't
have to. It finds every face, groups the unknown ones over all recordings, and
learns names by drag and drop. From then on it says who was at the door, in
old recordings too.

Everything stays on your computer. ringface is the window, ringface-cli does
the same work without one.")
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/readable.cmake)
set(CPACK_VERBATIM_VARIABLES ON)

# dpkg-shlibdeps sees the libraries; what is loaded by name at run time is written here.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${release})
set(CPACK_DEBIAN_PACKAGE_SECTION video)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
string(JOIN ", " CPACK_DEBIAN_PACKAGE_DEPENDS
       libqt6sql6-sqlite # the library
       "qt6-svg-plugins | libqt6svg6 (<< 6.6)" # icons
       ca-certificates) # to fetch the network files
string(JOIN ", " CPACK_DEBIAN_PACKAGE_RECOMMENDS
       qt6-image-formats-plugins # photos in WebP and TIFF
       qt6-wayland # the window where there is no X server
       libsecret-1-0 # the keyring
       "default-dbus-session-bus | dbus-session-bus" notification-daemon # messages on the desktop
       qt6-translations-l10n) # Qt's own words in other languages
set(CPACK_DEBIAN_PACKAGE_SUGGESTS libdlib-data) # landmarks for --detector hog

# For the distribution that it is built on; rpm finds the libraries by itself.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE ${release})
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_RPM_PACKAGE_LICENSE Apache-2.0)
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Multimedia")
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION "")
foreach(folder applications bash-completion bash-completion/completions fish fish/vendor_completions.d icons icons/hicolor
               icons/hicolor/scalable icons/hicolor/scalable/apps licenses man man/man1 metainfo zsh zsh/vendor-completions)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/${folder})
endforeach()
foreach(size 16 22 24 32 48 64 128 256 512)
  list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size}x${size}
       /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()
list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/lib/systemd /usr/lib/systemd/user)

include(CPack)

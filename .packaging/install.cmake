# What is installed, and in which part: programs, libraries (shared ones), development (all that compiling needs).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(THONGCAO_ZSH_FUNCTIONS site-functions CACHE STRING "Folder of completions below share/zsh; Debian's vendor-completions")
set(thongcao_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/thongcao)

# thongcao_install_library(NAME DESCRIPTION LIBRARIES MODULES): both kinds of the library, its headers, its pkg-config
# file.
function(thongcao_install_library name description libraries modules)
  install(TARGETS thongcao_${name} EXPORT thongcao-static
          ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
          INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(TARGETS thongcao_${name}_shared EXPORT thongcao-shared
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT libraries NAMELINK_COMPONENT development
          INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

  file(RELATIVE_PATH pc_up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
  string(REGEX REPLACE "/$" "" pc_up ${pc_up})
  set(pc_name ${name})
  set(pc_description ${description})
  list(TRANSFORM libraries PREPEND thongcao- OUTPUT_VARIABLE pc_requires)
  list(JOIN pc_requires " " pc_requires)
  # Not Requires.private: with --static, pkg-config would ask for what these were linked with in turn, of which Debian
  # installs no development files.
  set(pc_libs)
  foreach(module IN LISTS modules)
    list(APPEND pc_libs ${${module}_LDFLAGS})
  endforeach()
  list(REMOVE_DUPLICATES pc_libs)
  list(JOIN pc_libs " " pc_libs)
  configure_file(${PROJECT_SOURCE_DIR}/.packaging/thongcao.pc.in ${PROJECT_BINARY_DIR}/packaging/thongcao-${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/packaging/thongcao-${name}.pc
          DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

  # Of a component: what it and the components it uses need.
  set(all_modules ${modules})
  foreach(library IN LISTS libraries)
    get_property(more GLOBAL PROPERTY thongcao_modules_of_${library})
    list(APPEND all_modules ${more})
  endforeach()
  list(REMOVE_DUPLICATES all_modules)
  set_property(GLOBAL PROPERTY thongcao_modules_of_${name} ${all_modules})
  set_property(GLOBAL APPEND PROPERTY thongcao_components ${name})
endfunction()

# The program, its manual page and completions, which it prints itself.
function(thongcao_install_program name)
  file(RELATIVE_PATH libraries /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR})
  set_target_properties(thongcao-${name} PROPERTIES INSTALL_RPATH $ORIGIN/${libraries})
  install(TARGETS thongcao-${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)

  set(man ${CMAKE_INSTALL_MANDIR}/man1/thongcao-${name}.1.gz)
  set(bash ${CMAKE_INSTALL_DATADIR}/bash-completion/completions/thongcao-${name})
  set(zsh ${CMAKE_INSTALL_DATADIR}/zsh/${THONGCAO_ZSH_FUNCTIONS}/_thongcao-${name})
  set(fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d/thongcao-${name}.fish)
  set(documents)
  foreach(format IN ITEMS man bash zsh fish)
    set(document ${PROJECT_BINARY_DIR}/packaging/${name}.${format})
    set(filter)
    if(format STREQUAL "man")
      set(filter | gzip -9n)
    endif()
    add_custom_command(OUTPUT ${document} DEPENDS thongcao-${name}
                       COMMAND thongcao-${name} --generate ${format} ${filter} > ${document})
    get_filename_component(folder ${${format}} DIRECTORY)
    get_filename_component(file ${${format}} NAME)
    install(FILES ${document} DESTINATION ${folder} RENAME ${file} COMPONENT programs)
    list(APPEND documents ${document})
  endforeach()
  add_custom_target(thongcao-${name}-documents ALL DEPENDS ${documents})
endfunction()

# Runs the service under systemd; it is started by whoever enables it.
function(thongcao_install_unit)
  set(unit ${PROJECT_BINARY_DIR}/packaging/thongcao-serve.service)
  configure_file(${PROJECT_SOURCE_DIR}/.packaging/thongcao-serve.service.in ${unit} @ONLY)
  install(FILES ${unit} DESTINATION lib/systemd/system COMPONENT programs)
endfunction()

# What find_package(thongcao) reads.
function(thongcao_install_package)
  get_property(components GLOBAL PROPERTY thongcao_components)
  set(thongcao_component_modules "set(thongcao_components ${components})\n")
  foreach(component IN LISTS components)
    get_property(modules GLOBAL PROPERTY thongcao_modules_of_${component})
    string(APPEND thongcao_component_modules "set(thongcao_${component}_modules ${modules})\n")
  endforeach()
  set(config ${PROJECT_BINARY_DIR}/packaging/thongcaoConfig.cmake)
  configure_package_config_file(${PROJECT_SOURCE_DIR}/.packaging/thongcaoConfig.cmake.in ${config}
                                INSTALL_DESTINATION ${thongcao_cmake_dir})
  # Before 1.0, a minor version may change the interface.
  write_basic_package_version_file(${PROJECT_BINARY_DIR}/packaging/thongcaoConfigVersion.cmake COMPATIBILITY SameMinorVersion)
  install(FILES ${config} ${PROJECT_BINARY_DIR}/packaging/thongcaoConfigVersion.cmake
          DESTINATION ${thongcao_cmake_dir} COMPONENT development)
  foreach(kind IN ITEMS static shared)
    install(EXPORT thongcao-${kind} NAMESPACE thongcao:: DESTINATION ${thongcao_cmake_dir} COMPONENT development)
  endforeach()
endfunction()

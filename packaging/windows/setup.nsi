; Setup.exe: per machine, silent with /S, upgrades in place, removes everything it brought. Built by build.sh.
;
;   /S                 no window, no question; exit code 0 done, 2 Exequatur is running or the system does not fit
;   /POLICY=FILE       a policy file that every user of this machine is under (docs/policy.md)
;   /D=FOLDER          where to install; last on the line, without quotation marks
;
; makensis -DVERSION=... -DPROGRAM=folder -DICON=file -DLICENCE=file -DSIZE=KiB -DPACK=small or fast -DSIGN=command
; -DOUT=file setup.nsi
Target amd64-unicode
!if "${PACK}" == small
    SetCompressor /SOLID lzma
!else
    SetCompressor zlib
!endif
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Exequatur"
!define OURS "Software\Exequatur"
!define TYPES "Software\Classes"

Name "Exequatur"
OutFile "${OUT}"
RequestExecutionLevel admin
InstallDir "$PROGRAMFILES64\Exequatur"
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText "Exequatur ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Exequatur"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Setup of Exequatur"
VIAddVersionKey "CompanyName" "Exequatur"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"
!uninstfinalize '"${SIGN}" "%1"' = 0

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Var policy

; Stops with a sentence, or silently with exit code 2.
!macro Stop said
    MessageBox MB_OK|MB_ICONEXCLAMATION "${said}" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

; A program that runs cannot be replaced: its file cannot be opened for writing.
!macro StopIfRunning file
    ${If} ${FileExists} "${file}"
        ClearErrors
        FileOpen $0 "${file}" a
        ${If} ${Errors}
            !insertmacro Stop "Exequatur is running, or you may not change its folder. Close every window of Exequatur and start this again; nothing was changed."
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

; What the program consists of, and nothing else: the folder may hold what others put there.
!macro RemoveProgram
    RMDir /r "$INSTDIR\_internal"
    RMDir /r "$INSTDIR\licenses"
    Delete "$INSTDIR\Exequatur.exe"
    Delete "$INSTDIR\Exequatur-cli.exe"
    Delete "$INSTDIR\sbom.cdx.json"
!macroend

Function .onInit
    SetRegView 64
    SetShellVarContext all
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        !insertmacro Stop "Exequatur needs 64-bit Windows 10, Windows Server 2016, or newer."
    ${EndIf}
    ${If} $INSTDIR == "$PROGRAMFILES64\Exequatur" ; no /D: an upgrade stays where it is
        ReadRegStr $0 HKLM "${OURS}" "InstallDir"
        ${If} $0 != ""
            StrCpy $INSTDIR $0
        ${EndIf}
    ${EndIf}
    ${GetParameters} $0
    ${GetOptions} $0 "/POLICY=" $policy
FunctionEnd

Section
    ; A folder that is in use for something else gets one of its own inside.
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
    ${AndIfNot} ${FileExists} "$INSTDIR\Exequatur.exe"
        StrCpy $INSTDIR "$INSTDIR\Exequatur"
    ${EndIf}
    !insertmacro StopIfRunning "$INSTDIR\Exequatur.exe"
    !insertmacro RemoveProgram
    SetOutPath "$INSTDIR"
    ClearErrors
    File /r "${PROGRAM}/*"
    WriteUninstaller "$INSTDIR\Uninstall.exe"
    ${If} ${Errors}
        !insertmacro Stop "Exequatur could not be written to $INSTDIR. Free some space or choose another folder."
    ${EndIf}
    CreateShortcut "$SMPROGRAMS\Exequatur.lnk" "$INSTDIR\Exequatur.exe"

    WriteRegStr HKLM "${OURS}" "InstallDir" "$INSTDIR"
    ${If} $policy != ""
        WriteRegStr HKLM "${OURS}" "PolicyFile" "$policy"
    ${EndIf}

    WriteRegStr HKLM "${TYPES}\.exq" "" "Exequatur.Matter"
    WriteRegStr HKLM "${TYPES}\.exq\OpenWithProgids" "Exequatur.Matter" ""
    WriteRegStr HKLM "${TYPES}\Exequatur.Matter" "" "Exequatur matter"
    WriteRegStr HKLM "${TYPES}\Exequatur.Matter\DefaultIcon" "" "$INSTDIR\Exequatur.exe,0"
    WriteRegStr HKLM "${TYPES}\Exequatur.Matter\shell\open\command" "" '"$INSTDIR\Exequatur.exe" "%1"'

    WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "Exequatur"
    WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKLM "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Exequatur.exe"
    WriteRegStr HKLM "${UNINSTALL}" "Publisher" "Exequatur"
    WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
    WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
    WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" ${SIZE}
    WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
    ${RefreshShellIcons}
SectionEnd

Function un.onInit
    SetRegView 64
    SetShellVarContext all
    !insertmacro StopIfRunning "$INSTDIR\Exequatur.exe"
FunctionEnd

Section Uninstall
    !insertmacro RemoveProgram
    Delete "$INSTDIR\Uninstall.exe"
    RMDir "$INSTDIR" ; only if nothing else is in it
    Delete "$SMPROGRAMS\Exequatur.lnk"
    DeleteRegKey HKLM "${UNINSTALL}"
    DeleteRegKey HKLM "${OURS}"
    DeleteRegKey HKLM "${TYPES}\Exequatur.Matter"
    DeleteRegValue HKLM "${TYPES}\.exq\OpenWithProgids" "Exequatur.Matter"
    DeleteRegKey /ifempty HKLM "${TYPES}\.exq\OpenWithProgids"
    ReadRegStr $0 HKLM "${TYPES}\.exq" ""
    ${If} $0 == "Exequatur.Matter"
        DeleteRegValue HKLM "${TYPES}\.exq" ""
    ${EndIf}
    DeleteRegKey /ifempty HKLM "${TYPES}\.exq"
    ${RefreshShellIcons}
SectionEnd

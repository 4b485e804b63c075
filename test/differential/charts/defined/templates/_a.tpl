{{- define "grace" }}10{{ end }}
{{- define "drain" -}}
lifecycle:
  preStop:
    exec:
      command: ["sleep", "{{ .seconds }}"]
{{- end }}
{{- define "labels" -}}
app: defined
{{- end }}
